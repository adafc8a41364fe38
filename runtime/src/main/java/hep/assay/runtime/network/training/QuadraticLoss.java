// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.kernel.Softmax;
import java.util.Arrays;

/**
 * Half the squared distance of probabilities from the truth, {@code 1/2 sum_k (p_k - y_k)^2}: with
 * two classes {@code (p - y)^2}, the mean squared error of a score. Its slopes are {@code p_j (g_j
 * - sum_k p_k g_k)} with {@code g = p - y}.
 *
 * <p>Reference: G. Brier, Mon. Weather Rev. 78 (1950) 1.
 */
record QuadraticLoss() implements Loss {

  @Override
  public double sum(
      float[] logits, int width, int outputs, int rows, int[] classes, float[] weights) {
    float[] p = new float[outputs];
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      probabilities(logits, i * width, p, classes[i]);
      double squares = 0;
      for (float gap : p) {
        squares += (double) gap * gap;
      }
      sum += weights[i] * 0.5 * squares;
    }
    return sum;
  }

  /** p - y in place of p. */
  private static void probabilities(float[] logits, int row, float[] p, int own) {
    System.arraycopy(logits, row, p, 0, p.length);
    Softmax.apply(p, 0, p.length, 1, p.length);
    p[own] -= 1;
  }

  @Override
  public void slopes(
      float[] logits,
      float[] slopes,
      int width,
      int outputs,
      int rows,
      int[] classes,
      float[] weights,
      float scale) {
    Arrays.fill(slopes, 0, rows * width, 0);
    float[] gap = new float[outputs];
    for (int i = 0; i < rows; i++) {
      probabilities(logits, i * width, gap, classes[i]);
      double mean = 0;
      for (int k = 0; k < outputs; k++) {
        mean += probability(gap, k, classes[i]) * gap[k];
      }
      for (int k = 0; k < outputs; k++) {
        slopes[i * width + k] =
            (float) (scale * weights[i] * probability(gap, k, classes[i]) * (gap[k] - mean));
      }
    }
  }

  private static double probability(float[] gap, int k, int own) {
    return k == own ? gap[k] + 1 : gap[k];
  }
}
