// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.math.Quantiles;
import java.util.Arrays;

/** Quantile bins of a column. */
final class Quantile {
  private Quantile() {}

  /** The inner edges, each once. */
  static double[] edges(double[] column, double[] weights, int bins) {
    double[] edges = new double[bins - 1];
    for (int b = 1; b < bins; b++) {
      edges[b - 1] = Quantiles.of(column, weights, (double) b / bins);
    }
    return Arrays.stream(edges).distinct().toArray();
  }

  static int bin(double value, double[] edges) {
    int at = Arrays.binarySearch(edges, value);
    return at >= 0 ? at + 1 : -at - 1;
  }
}
