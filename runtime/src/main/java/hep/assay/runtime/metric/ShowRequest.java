// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What a plot of a comparison may draw.
 *
 * @param test each compared classifier on its test events
 * @param training the same classifiers on their training events, in the same order; empty where
 *     they are not at hand (a model that was not trained here, out-of-fold scores)
 * @param curves how each of them learnt; empty for models that do not learn in epochs
 * @param measured the numbers of the block, for plots of one against another; may be empty
 */
public record ShowRequest(
    List<Scored> test,
    List<Scored> training,
    List<LearningCurves> curves,
    List<Measured> measured) {
  public ShowRequest {
    test = List.copyOf(test);
    training = List.copyOf(training);
    curves = List.copyOf(curves);
    measured = List.copyOf(measured);
  }

  /** A request for plots that need no measured numbers. */
  public ShowRequest(List<Scored> test, List<Scored> training, List<LearningCurves> curves) {
    this(test, training, curves, List.of());
  }

  /** What is drawn for each classifier and each of its signal classes, in order. */
  <T> List<T> perSignal(BiFunction<Scored, Integer, T> drawn) {
    List<T> all = new ArrayList<>();
    for (Scored scored : test) {
      for (int signal : scored.signals()) {
        all.add(drawn.apply(scored, signal));
      }
    }
    return all;
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
