// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.network.training.Examples;

/**
 * Weighted mean and standard deviation of each prepared column; weights count by their absolute
 * value.
 */
public record Moments(double[] means, double[] deviations) {

  public static Moments of(Examples events) {
    return of(events, event -> true);
  }

  /** Which events count. */
  interface Selection {
    boolean keeps(int event);
  }

  static Moments of(Examples events, Selection selection) {
    int columns = events.events().columns();
    double[] sums = new double[columns];
    double[] squares = new double[columns];
    double total = 0;
    for (int i = 0; i < events.count(); i++) {
      if (!selection.keeps(i)) {
        continue;
      }
      double weight = Math.abs(events.weights()[i]);
      total += weight;
      for (int j = 0; j < columns; j++) {
        double value = events.events().get(i, j);
        sums[j] += weight * value;
        squares[j] += weight * value * value;
      }
    }
    for (int j = 0; j < columns; j++) {
      sums[j] /= total;
      squares[j] = Math.sqrt(Math.max(0, squares[j] / total - sums[j] * sums[j]));
    }
    return new Moments(sums, squares);
  }
}
