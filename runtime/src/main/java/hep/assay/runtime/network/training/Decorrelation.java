// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.vocabulary.Method;

/**
 * What a score shall not depend on, event by event.
 *
 * @param by the method
 * @param training protected columns of the training events, {@code [events][columns]}
 * @param trainingOn whether independence is wanted in this event (it is of the samples named)
 * @param trainingWeights what an event counts in the penalty; null: its training weight
 * @param validation the same of the validation events
 * @param validationOn the same of the validation events
 * @param validationWeights the same of the validation events
 */
public record Decorrelation(
    Method by,
    Matrix training,
    boolean[] trainingOn,
    float[] trainingWeights,
    Matrix validation,
    boolean[] validationOn,
    float[] validationWeights) {
  public Decorrelation {
    if (trainingOn.length != training.rows() || validationOn.length != validation.rows()) {
      throw new IllegalArgumentException("a column for each event, and whether it counts");
    }
  }

  /** With the events' training weights. */
  public Decorrelation(
      Method by, Matrix training, boolean[] trainingOn, Matrix validation, boolean[] validationOn) {
    this(by, training, trainingOn, null, validation, validationOn, null);
  }

  float[] trainingWeights(Examples examples) {
    return trainingWeights == null ? examples.weights() : trainingWeights;
  }

  float[] validationWeights(Examples examples) {
    return validationWeights == null ? examples.weights() : validationWeights;
  }
}
