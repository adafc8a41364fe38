// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.xgboost;

import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Optional;

/**
 * Events with training weights that XGBoost takes: it divides by sums of second derivatives, which
 * negative weights could make 0.
 *
 * @param examples no weight negative; the sum of each class is what it was
 * @param negative how many were negative
 * @param policy what was done about them
 */
record PositiveWeights(Examples examples, int negative, String policy) {

  /**
   * The weights under a policy.
   *
   * @param policy {@code refuse}, {@code zero} or {@code absolute}
   * @throws StudyException where some are negative and the policy is to refuse them
   */
  static PositiveWeights of(Examples examples, int classes, String policy) {
    int negative = 0;
    for (float weight : examples.weights()) {
      negative += weight < 0 ? 1 : 0;
    }
    if (negative == 0) {
      return new PositiveWeights(examples, 0, policy);
    }
    if (policy.equals("refuse")) {
      throw new StudyException(
          "bdt can't learn from negative weights ("
              + negative
              + " of "
              + examples.count()
              + " events have one): write bdt(negative = zero) or bdt(negative = absolute), by which"
              + " only the training changes, or use model dnn(...)");
    }
    double[] before = new double[classes];
    double[] after = new double[classes];
    float[] weights = new float[examples.count()];
    for (int i = 0; i < weights.length; i++) {
      float own = examples.weights()[i];
      weights[i] = policy.equals("zero") ? Math.max(0, own) : Math.abs(own);
      before[examples.classes()[i]] += own;
      after[examples.classes()[i]] += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      int k = examples.classes()[i];
      weights[i] *= (float) (before[k] / after[k]);
    }
    return new PositiveWeights(
        new Examples(examples.events(), examples.classes(), weights), negative, policy);
  }

  /** What the reader must know. */
  Optional<Note> note() {
    return negative == 0
        ? Optional.empty()
        : Optional.of(
            Note.warning(
                negative
                    + " of "
                    + examples.count()
                    + " training weights are negative and "
                    + (policy.equals("zero") ? "count as 0" : "lose their sign")
                    + " in the training; each class keeps its sum"));
  }
}
