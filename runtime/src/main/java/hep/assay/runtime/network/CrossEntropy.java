// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.kernel.Softmax;
import java.util.Arrays;

/**
 * The weighted cross entropy of softmax classes, {@code sum_i w_i (ln sum_k e^(z_ik) - z_(i,c_i))},
 * from logits; every engine's loss.
 *
 * <p>Rows of logits stand {@code width} numbers apart, of which the first {@code outputs} count.
 */
public final class CrossEntropy {
  private CrossEntropy() {}

  /** The sum over the rows of weight times loss. */
  public static double loss(
      float[] logits, int width, int outputs, int rows, int[] classes, float[] weights) {
    double loss = 0;
    for (int i = 0; i < rows; i++) {
      loss += weights[i] * Softmax.crossEntropy(logits, i * width, outputs, classes[i]);
    }
    return loss;
  }

  /**
   * The slopes with respect to the logits, {@code scale w (p - y)}; 0 in the filling of a row.
   *
   * @param slopes laid out as the logits; overwritten
   */
  public static void slopes(
      float[] logits,
      float[] slopes,
      int width,
      int outputs,
      int rows,
      int[] classes,
      float[] weights,
      float scale) {
    Arrays.fill(slopes, 0, rows * width, 0);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(logits, i * width, slopes, i * width, outputs);
    }
    Softmax.apply(slopes, 0, width, rows, outputs);
    for (int i = 0; i < rows; i++) {
      slopes[i * width + classes[i]] -= 1;
      for (int k = 0; k < outputs; k++) {
        slopes[i * width + k] *= scale * weights[i];
      }
    }
  }
}
