// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Area under the curve of signal efficiency against background efficiency: the probability that a
 * signal event scores above a background event, ties counting one half.
 *
 * <p>{@code AUC = sum_{s,b} w_s w_b ([f_s > f_b] + [f_s = f_b] / 2) / (W_s W_b)}, exact for weights
 * of any sign. With more than two classes each is measured against all others.
 *
 * <p>Reference: Hanley and McNeil, Radiology 143 (1982) 29.
 */
public final class Auc implements Metric {
  @Override
  public Term term() {
    return Term.of("auc", "area under the curve of signal against background efficiency");
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    List<Quantity> quantities = new ArrayList<>();
    for (int signal : scored.signals()) {
      scored.needsBoth(name(), signal);
      Ranking ranking = Ranking.of(scored, signal);
      quantities.add(Quantity.of(scored.nameOf(signal), ranking::auc));
    }
    return quantities;
  }
}
