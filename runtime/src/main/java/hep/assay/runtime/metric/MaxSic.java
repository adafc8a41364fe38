// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Largest significance improvement {@code eps_S / sqrt(eps_B)} over all thresholds that leave
 * enough background to know {@code eps_B}.
 *
 * <p>Reference: Gallicchio et al., arXiv:1010.3698; Hallin et al., arXiv:2109.00546.
 */
public final class MaxSic implements Metric {
  @Override
  public Term term() {
    return Term.of(
            "maxSic",
            "largest significance improvement eps_S / sqrt(eps_B)",
            Setting.number("background", "events of background (effective) that must pass")
                .orElse(25)
                .within(1, 1e9))
        .from("arXiv:1010.3698");
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    List<Quantity> quantities = new ArrayList<>();
    for (int signal : scored.signals()) {
      scored.needsBoth(name(), signal);
      Ranking ranking = Ranking.of(scored, signal);
      double least = least(scored, signal, settings.number("background"));
      quantities.add(
          Quantity.of(scored.nameOf(signal), weights -> largest(ranking.roc(weights), least)));
    }
    return quantities;
  }

  /** The background efficiency that leaves so many effective events. */
  static double least(Scored scored, int signal, double events) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < scored.count(); i++) {
      if (scored.truth()[i] != signal) {
        sum += scored.weights()[i];
        squares += scored.weights()[i] * scored.weights()[i];
      }
    }
    return events * squares / (sum * sum);
  }

  private static double largest(Roc roc, double least) {
    double largest = Double.NaN;
    for (int k = 1; k < roc.points(); k++) {
      double background = roc.backgroundEfficiency(k);
      if (background >= least && background > 0) {
        double sic = roc.signalEfficiency(k) / Math.sqrt(background);
        largest = largest >= sic ? largest : sic;
      }
    }
    return largest;
  }
}
