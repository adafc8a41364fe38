// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.Arrays;

/**
 * Training weights {@code 1 / p(column)} that make the column flat in the class (Chang, Cohen and
 * Ostdiek, arXiv:1709.10106, equation 1). In training only; scores, metrics and yields keep the
 * events' own weights.
 */
public record Planing() implements Penalty {
  public static final Term TERM =
      Term.of(
              "planing",
              "training weights that make the column flat",
              Setting.integer("bins", "bins of equal width between its extremes")
                  .orElse(50)
                  .within(2, 10_000))
          .positionally("bins")
          .from("arXiv:1709.10106");

  @Override
  public Term term() {
    return TERM;
  }

  @Override
  public Suits suits() {
    return Suits.ALL;
  }

  @Override
  public double[] factors(Settings settings, ProtectedEvents events) {
    double[] factors = new double[events.count()];
    Arrays.fill(factors, 1);
    for (double[] column : events.columns()) {
      flatten(column, events.weights(), settings.integer("bins"), factors);
    }
    return factors;
  }

  /** Multiplies the factors by total / (filled bins * sum of the event's bin). */
  private static void flatten(double[] column, double[] weights, int bins, double[] factors) {
    double low = Arrays.stream(column).min().orElse(0);
    double high = Arrays.stream(column).max().orElse(1);
    double[] sums = new double[bins];
    int[] bin = new int[column.length];
    double total = 0;
    for (int i = 0; i < column.length; i++) {
      double place = high > low ? (column[i] - low) / (high - low) : 0;
      bin[i] = Math.min(bins - 1, (int) (place * bins));
      sums[bin[i]] += weights[i] * factors[i];
      total += weights[i] * factors[i];
    }
    long filled = Arrays.stream(sums).filter(sum -> sum > 0).count();
    for (int i = 0; i < column.length; i++) {
      double sum = sums[bin[i]];
      factors[i] *= sum > 0 ? total / (filled * sum) : 1;
    }
  }

  @Override
  public Running start(Settings settings, ProtectedEvents training, Seed seed) {
    return new Running() {
      @Override
      public double step(ProtectedEvents batch, double[] slopes) {
        return 0;
      }

      @Override
      public double value(ProtectedEvents events) {
        return 0;
      }
    };
  }
}
