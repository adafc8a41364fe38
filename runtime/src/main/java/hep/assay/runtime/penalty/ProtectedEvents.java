// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import java.util.Arrays;

/**
 * Events with what their score must not depend on.
 *
 * @param scores probability of the signal class
 * @param columns the protected columns, {@code [columns][events]}
 * @param weights event weights on any scale
 */
public record ProtectedEvents(double[] scores, double[][] columns, double[] weights) {

  /** Some of these events. */
  ProtectedEvents select(int[] chosen) {
    double[][] some = new double[columns.length][];
    for (int c = 0; c < some.length; c++) {
      double[] column = columns[c];
      some[c] = Arrays.stream(chosen).mapToDouble(i -> column[i]).toArray();
    }
    return new ProtectedEvents(
        Arrays.stream(chosen).mapToDouble(i -> scores[i]).toArray(),
        some,
        Arrays.stream(chosen).mapToDouble(i -> weights[i]).toArray());
  }

  public int count() {
    return weights.length;
  }

  /** Whether there is anything to compare: two events and a positive sum of weights. */
  public boolean enough() {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return weights.length > 1 && sum > 0;
  }
}
