// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

import java.util.Arrays;

/**
 * Weighted counts in half-open bins {@code [edge, next edge)}; what is below the first or not below
 * the last edge, or NaN, is in no bin.
 *
 * @param edges ascending, one more than bins
 * @param sums sum of weights in each bin
 * @param squares sum of squared weights in each bin; its root is the uncertainty of the sum
 */
public record Histogram(double[] edges, double[] sums, double[] squares) {

  /** Counts values, in their order. */
  public static Histogram of(double[] edges, double[] values, double[] weights) {
    double[] sums = new double[edges.length - 1];
    double[] squares = new double[edges.length - 1];
    for (int i = 0; i < values.length; i++) {
      int bin = bin(edges, values[i]);
      if (bin >= 0) {
        sums[bin] += weights[i];
        squares[bin] += weights[i] * weights[i];
      }
    }
    return new Histogram(edges, sums, squares);
  }

  /** The bin of a value; -1 outside of all. */
  public static int bin(double[] edges, double value) {
    if (!(value >= edges[0] && value < edges[edges.length - 1])) {
      return -1;
    }
    int found = Arrays.binarySearch(edges, value);
    return found >= 0 ? found : -found - 2;
  }

  /** Edges of bins of equal width. */
  public static double[] edges(int bins, double low, double high) {
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = low + (high - low) * i / bins;
    }
    edges[bins] = high;
    return edges;
  }

  public int bins() {
    return sums.length;
  }

  public double total() {
    return Arrays.stream(sums).sum();
  }
}
