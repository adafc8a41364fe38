// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;

/** How much each class counts in a metric that mixes them. */
final class Priors {
  private Priors() {}

  static final Setting SETTING =
      Setting.word(
              "priors",
              "how much a class counts: its number of events (as in training), all the same, or its"
                  + " sum of weights",
              "events",
              "equal",
              "weights")
          .orElse("events");

  /** The factor of each class on its event weights. */
  static double[] factors(Scored scored, double[] weights, Settings settings) {
    double[] sums = new double[scored.classes().size()];
    double[] counts = new double[sums.length];
    for (int i = 0; i < weights.length; i++) {
      sums[scored.truth()[i]] += weights[i];
      counts[scored.truth()[i]]++;
    }
    double[] factors = new double[sums.length];
    for (int c = 0; c < sums.length; c++) {
      factors[c] =
          switch (settings.word("priors")) {
            case "weights" -> 1;
            case "equal" -> counts[c] == 0 ? 0 : 1 / sums[c];
            default -> counts[c] == 0 ? 0 : counts[c] / sums[c];
          };
    }
    return factors;
  }

  /** A weighted mean over events of a number that weights do not change. */
  static Quantity.Statistic mean(Scored scored, Settings settings, double[] number) {
    return weights -> {
      double[] factors = factors(scored, weights, settings);
      double sum = 0;
      double total = 0;
      for (int i = 0; i < weights.length; i++) {
        double weight = weights[i] * factors[scored.truth()[i]];
        sum += weight * number[i];
        total += weight;
      }
      return sum / total;
    };
  }
}
