// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

/** Softmax and its cross entropy. */
public final class Softmax {
  private Softmax() {}

  /**
   * Probabilities from logits: {@code p_k = e^(z_k - max) / sum}, in place, for rows {@code [from,
   * to)} of {@code classes} numbers that stand {@code step} apart.
   */
  public static void apply(float[] z, int offset, int step, int rows, int classes) {
    for (int i = 0; i < rows; i++) {
      int row = offset + i * step;
      float top = z[row];
      for (int k = 1; k < classes; k++) {
        top = Math.max(top, z[row + k]);
      }
      float sum = 0;
      for (int k = 0; k < classes; k++) {
        z[row + k] = Exponential.of(z[row + k] - top);
        sum += z[row + k];
      }
      for (int k = 0; k < classes; k++) {
        z[row + k] /= sum;
      }
    }
  }

  /**
   * The cross entropy of one event, {@code ln sum_k e^(z_k) - z_c}, from its logits.
   *
   * @param z logits, the event's first at {@code row}
   * @param label the true class c
   */
  public static double crossEntropy(float[] z, int row, int classes, int label) {
    double top = z[row];
    for (int k = 1; k < classes; k++) {
      top = Math.max(top, z[row + k]);
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += Exponential.of((float) (z[row + k] - top));
    }
    return StrictMath.log(sum) + top - z[row + label];
  }
}
