// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import java.util.List;

/**
 * What a plot of a comparison may draw.
 *
 * @param test each compared classifier on its test events
 * @param training the same classifiers on their training events, in the same order; empty where
 *     they are not at hand (a model that was not trained here, out-of-fold scores)
 * @param curves how each of them learnt; empty for models that do not learn in epochs
 */
public record ShowRequest(List<Scored> test, List<Scored> training, List<LearningCurves> curves) {
  public ShowRequest {
    test = List.copyOf(test);
    training = List.copyOf(training);
    curves = List.copyOf(curves);
  }

  /**
   * How a classifier learnt.
   *
   * @param of the classifier
   * @param training mean weighted loss of each epoch, one array a training (or fold)
   * @param validation the same on validation events
   * @param bestEpoch the epoch (from 0) that was kept by each
   */
  public record LearningCurves(
      String of, List<double[]> training, List<double[]> validation, int[] bestEpoch) {
    public LearningCurves {
      training = List.copyOf(training);
      validation = List.copyOf(validation);
    }
  }
}
