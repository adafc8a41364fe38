// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Approximate median significance of the best threshold on the score: {@code AMS = sqrt(2 ((s + b +
 * b_r) ln(1 + s / (b + b_r)) - s))}, with s and b the weights that pass and {@code b_r} a
 * regularisation in events. The weights must be scaled to the luminosity.
 *
 * <p>Reference: Adam-Bourdarios et al., the Higgs boson machine learning challenge, JMLR W&amp;CP
 * 42 (2015) 19, equation 7.
 */
public final class Ams implements Metric {
  @Override
  public Term term() {
    return Term.of(
            "ams",
            "approximate median significance of the best cut on the score",
            Setting.number("regularisation", "background events added to b")
                .orElse(10)
                .within(0, 1e9))
        .positionally("regularisation");
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    double regularisation = settings.number("regularisation");
    List<Quantity> quantities = new ArrayList<>();
    for (int signal : scored.signals()) {
      scored.needsBoth(name(), signal);
      Ranking ranking = Ranking.of(scored, signal);
      quantities.add(
          Quantity.of(scored.nameOf(signal), weights -> best(ranking.roc(weights), regularisation))
              .unit("sigma"));
    }
    return quantities;
  }

  private static double best(Roc roc, double regularisation) {
    double best = 0;
    for (int k = 1; k < roc.points(); k++) {
      best = Math.max(best, ams(roc.signal()[k], roc.background()[k], regularisation));
    }
    return best;
  }

  /** AMS of a selection; 0 where it holds no signal or no positive background. */
  static double ams(double signal, double background, double regularisation) {
    double b = background + regularisation;
    if (!(signal > 0) || !(b > 0)) {
      return 0;
    }
    return Math.sqrt(2 * ((signal + b) * Math.log1p(signal / b) - signal));
  }
}
