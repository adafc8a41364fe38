// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import java.util.Arrays;

/** The standard deviation of repeated measurements. */
final class Spread {
  private Spread() {}

  /**
   * {@code sqrt(sum (v - mean)^2 / (n - 1))} over the finite values; NaN where fewer than half of
   * them, or fewer than two, are finite.
   */
  static double of(double[] values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    if (finite.length < 2 || finite.length * 2 < values.length) {
      return Double.NaN;
    }
    double mean = Arrays.stream(finite).average().orElseThrow();
    double sum = 0;
    for (double value : finite) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / (finite.length - 1));
  }
}
