// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

/**
 * Events with what their score must not depend on.
 *
 * @param scores probability of the signal class
 * @param columns the protected columns, {@code [columns][events]}
 * @param weights event weights on any scale
 */
public record ProtectedEvents(double[] scores, double[][] columns, double[] weights) {

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
