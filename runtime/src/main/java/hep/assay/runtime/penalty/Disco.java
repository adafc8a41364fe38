// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.math.DistanceCorrelation;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;

/**
 * {@code strength * (dCorr^2(score, column))^power}, summed over the protected columns (Kasieczka
 * and Shih, arXiv:2001.05310, equation 3). Exact, on the whole batch, in O(n log n).
 */
public record Disco() implements Penalty {
  public static final Term TERM =
      Term.of(
              "disco",
              "distance correlation of score and column in each batch",
              Setting.number("strength", "factor of the penalty in the loss")
                  .orElse(100)
                  .within(0, 1e6),
              Setting.number("power", "of dCorr squared: 1 gives dCorr squared, 0.5 dCorr")
                  .orElse(1)
                  .within(0.1, 4),
              Setting.flag("unbiased", "whether small batches are corrected for"),
              WARMUP)
          .positionally("strength")
          .from("arXiv:2001.05310");

  @Override
  public Term term() {
    return TERM;
  }

  @Override
  public Running start(Settings settings, ProtectedEvents training, Seed seed) {
    double strength = settings.number("strength");
    double power = settings.number("power");
    boolean unbiased = settings.flag("unbiased");
    return new Running() {
      @Override
      public double step(ProtectedEvents batch, double[] slopes) {
        double sum = 0;
        double[] slope = new double[batch.count()];
        for (double[] column : batch.columns()) {
          sum +=
              DistanceCorrelation.gradient(
                  column, batch.scores(), batch.weights(), power, unbiased, slope);
          for (int i = 0; i < slope.length; i++) {
            slopes[i] += strength * slope[i];
          }
        }
        return strength * sum;
      }

      @Override
      public double value(ProtectedEvents events) {
        double sum = 0;
        for (double[] column : events.columns()) {
          double squared =
              DistanceCorrelation.of(column, events.scores(), events.weights()).squared();
          sum += StrictMath.pow(Math.max(0, squared), power);
        }
        return strength * sum;
      }
    };
  }
}
