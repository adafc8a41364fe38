// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Expected calibration error: the weighted mean over bins of the score of the distance between the
 * mean predicted probability and the true fraction. Its statistical part does not vanish: it is
 * compared with the floor, the mean of the same number for a perfectly calibrated score, {@code
 * sum_k (W_k / W) sqrt(2 p_k (1 - p_k) / (pi n_k))}.
 *
 * <p>Reference: Naeini, Cooper, Hauskrecht, AAAI 2015; Guo et al., arXiv:1706.04599, equation 3.
 */
public final class Reliability implements Metric {
  static final Setting BINS =
      Setting.integer("bins", "bins of equal width in the score").orElse(10).within(2, 1000);

  @Override
  public Term term() {
    return Term.of(
            "reliability",
            "expected calibration error: predicted probability against true fraction",
            BINS,
            Priors.SETTING)
        .positionally("bins")
        .from("arXiv:1706.04599, equation 3");
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    int bins = settings.integer("bins");
    List<Quantity> quantities = new ArrayList<>();
    for (int signal : scored.signals()) {
      scored.needsBoth(name(), signal);
      quantities.add(
          Quantity.of(
                  scored.nameOf(signal),
                  weights -> {
                    double[] factors = Priors.factors(scored, weights, settings);
                    return Calibration.of(scored, signal, weights, factors, bins).error();
                  })
              .floor(floor(scored, signal, settings, bins)));
    }
    return quantities;
  }

  private static double floor(Scored scored, int signal, Settings settings, int bins) {
    double[] factors = Priors.factors(scored, scored.weights(), settings);
    Calibration nominal = Calibration.of(scored, signal, scored.weights(), factors, bins);
    double[] squares = new double[bins];
    float[] score = scored.score(signal);
    double all = 0;
    for (int i = 0; i < score.length; i++) {
      double weight = scored.weights()[i] * factors[scored.truth()[i]];
      squares[Math.min(bins - 1, Math.max(0, (int) (score[i] * bins)))] += weight * weight;
      all += weight;
    }
    double floor = 0;
    for (int k = 0; k < bins; k++) {
      double p = nominal.predicted()[k];
      if (nominal.total()[k] > 0) {
        floor += Math.sqrt(2 * p * Math.max(0, 1 - p) * squares[k] / Math.PI);
      }
    }
    return floor / all;
  }
}
