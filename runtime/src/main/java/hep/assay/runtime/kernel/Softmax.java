// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

import java.util.Arrays;

/**
 * Softmax and its cross entropy, on rows of {@code classes} logits that stand {@code step} apart.
 */
public final class Softmax {
  private Softmax() {}

  /** Probabilities from logits: {@code p_k = e^(z_k - max) / sum}, in place. */
  public static void apply(float[] z, int offset, int step, int rows, int classes) {
    float[] powers = powers(z, offset, step, rows, classes);
    int at = 0;
    for (int i = 0; i < rows; i++, at += classes) {
      float sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += powers[at + k];
      }
      int row = offset + i * step;
      for (int k = 0; k < classes; k++) {
        z[row + k] = powers[at + k] / sum;
      }
    }
  }

  /**
   * The weighted cross entropy, {@code sum_i w_i (ln sum_k e^(z_ik) - z_(i,c_i))}.
   *
   * @param labels the true class c of each row
   */
  public static double crossEntropy(
      float[] z, int step, int rows, int classes, int[] labels, float[] weights) {
    float[] powers = powers(z, 0, step, rows, classes);
    double loss = 0;
    int at = 0;
    for (int i = 0; i < rows; i++, at += classes) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += powers[at + k];
      }
      int row = i * step;
      double top = largest(z, row, classes);
      loss += weights[i] * (Logarithm.of(sum) + top - z[row + labels[i]]);
    }
    return loss;
  }

  /**
   * The same, and its slopes by the logits times a scale, {@code scale w_i (p_ik - (k == c_i))}; 0
   * in the filling of a row.
   *
   * @param slopes laid out as the logits; overwritten
   */
  public static double crossEntropy(
      float[] z,
      float[] slopes,
      int step,
      int rows,
      int classes,
      int[] labels,
      float[] weights,
      float scale) {
    float[] powers = powers(z, 0, step, rows, classes);
    Arrays.fill(slopes, 0, rows * step, 0);
    double loss = 0;
    int at = 0;
    for (int i = 0; i < rows; i++) {
      int row = i * step;
      float factor = scale * weights[i];
      float sum = 0;
      double exact = 0;
      for (int k = 0; k < classes; k++) {
        sum += powers[at + k];
        exact += powers[at + k];
      }
      for (int k = 0; k < classes; k++) {
        float p = powers[at++] / sum;
        slopes[row + k] = (k == labels[i] ? p - 1 : p) * factor;
      }
      loss += weights[i] * (Logarithm.of(exact) + largest(z, row, classes) - z[row + labels[i]]);
    }
    return loss;
  }

  /** The cross entropy of one row that starts at {@code row}. */
  public static double crossEntropy(float[] z, int row, int classes, int label) {
    float top = largest(z, row, classes);
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += Exponential.of(z[row + k] - top);
    }
    return Logarithm.of(sum) + top - z[row + label];
  }

  /** {@code e^(z_k - max)} of each row, one row after the other. */
  private static float[] powers(float[] z, int offset, int step, int rows, int classes) {
    float[] powers = new float[rows * classes];
    int at = 0;
    for (int i = 0; i < rows; i++, at += classes) {
      int row = offset + i * step;
      float top = largest(z, row, classes);
      for (int k = 0; k < classes; k++) {
        powers[at + k] = z[row + k] - top;
      }
    }
    Kernel.best().exponential(powers, 0, powers.length);
    return powers;
  }

  private static float largest(float[] z, int row, int classes) {
    float top = z[row];
    for (int k = 1; k < classes; k++) {
      top = Math.max(top, z[row + k]);
    }
    return top;
  }
}
