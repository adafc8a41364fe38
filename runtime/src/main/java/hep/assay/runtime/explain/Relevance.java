// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.math.Matrix;

/**
 * How much each feature contributed to the score of each event, by one training.
 *
 * @param values {@code [events][features]}, signed
 * @param explained what the relevances of an event shall sum to: the logit, or its difference to
 *     the baseline's; empty where the method promises no sum
 * @param elsewhere relevance of an event that no feature got by design (LRP: that of the biases);
 *     empty for none
 */
public record Relevance(Matrix values, double[] explained, double[] elsewhere) {

  /** Relevances that promise no sum. */
  public static Relevance of(Matrix values) {
    return new Relevance(values, new double[0], new double[0]);
  }

  public static Relevance of(Matrix values, double[] explained) {
    return new Relevance(values, explained, new double[0]);
  }

  /** What the relevances of an event sum to, with the part that went elsewhere. */
  public double sum(int event) {
    double sum = elsewhere.length == 0 ? 0 : elsewhere[event];
    for (int feature = 0; feature < values.columns(); feature++) {
      sum += values.get(event, feature);
    }
    return sum;
  }
}
