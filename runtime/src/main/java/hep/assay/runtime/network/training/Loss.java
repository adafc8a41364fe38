// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import java.util.List;

/**
 * What a training minimises: a sum over events of weight times loss, from logits.
 *
 * <p>Rows of logits stand {@code width} numbers apart, of which the first {@code outputs} count;
 * with p the softmax of an event's logits and c its class.
 */
public interface Loss {

  /** The sum over the rows of weight times loss. */
  double sum(float[] logits, int width, int outputs, int rows, int[] classes, float[] weights);

  /**
   * {@code scale} times the derivative of {@link #sum} by the logits; 0 in the filling of a row.
   *
   * @param slopes laid out as the logits; overwritten
   */
  void slopes(
      float[] logits,
      float[] slopes,
      int width,
      int outputs,
      int rows,
      int[] classes,
      float[] weights,
      float scale);

  /** {@link #slopes}, and returns {@link #sum}: a loss may share work between them. */
  default double sumAndSlopes(
      float[] logits,
      float[] slopes,
      int width,
      int outputs,
      int rows,
      int[] classes,
      float[] weights,
      float scale) {
    slopes(logits, slopes, width, outputs, rows, classes, weights, scale);
    return sum(logits, width, outputs, rows, classes, weights);
  }

  /** The loss that a study's {@code train} names; the cross entropy where it names none. */
  static Loss of(List<Method> train) {
    return train.stream()
        .filter(one -> one.word().equals(Optimisers.LOSS.name()))
        .findFirst()
        .map(one -> Optimisers.LOSS.complete(one.settings()))
        .map(Loss::of)
        .orElseGet(CrossEntropy::new);
  }

  private static Loss of(Settings settings) {
    return switch (settings.word("kind")) {
      case "mse" -> new QuadraticLoss();
      case "focal" -> new FocalLoss(settings.number("gamma"));
      default -> new CrossEntropy();
    };
  }
}
