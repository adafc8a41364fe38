// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/**
 * Accuracy: the weighted part of events whose most probable class is the true one; of equally
 * probable classes the first is taken.
 */
public final class Accuracy implements Metric {
  @Override
  public Term term() {
    return Term.of(
        "accuracy", "part of the events whose most probable class is the true one", Priors.SETTING);
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    Matrix scores = scored.scores().get(0);
    double[] right = new double[scored.count()];
    for (int i = 0; i < right.length; i++) {
      int best = 0;
      for (int c = 1; c < scores.columns(); c++) {
        best = scores.get(i, c) > scores.get(i, best) ? c : best;
      }
      right[i] = best == scored.truth()[i] ? 1 : 0;
    }
    return List.of(Quantity.of(scored.of(), Priors.mean(scored, settings, right)));
  }
}
