// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.kernel.Softmax;
import java.util.Arrays;

/**
 * The focal loss, {@code -(1 - p_c)^gamma ln p_c}: events that are told apart already count less.
 * Its slopes are {@code h ((j == c) - p_j)} with {@code h = gamma p_c (1 - p_c)^(gamma - 1) ln p_c
 * - (1 - p_c)^gamma}.
 *
 * <p>Reference: Lin et al., arXiv:1708.02002, equation 4.
 *
 * @param gamma 0 is the cross entropy
 */
record FocalLoss(double gamma) implements Loss {

  @Override
  public double sum(
      float[] logits, int width, int outputs, int rows, int[] classes, float[] weights) {
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      double minusLog = Softmax.crossEntropy(logits, i * width, outputs, classes[i]);
      sum += weights[i] * Math.pow(rest(minusLog), gamma) * minusLog;
    }
    return sum;
  }

  /** 1 - p, exactly for small ones too. */
  private static double rest(double minusLog) {
    return Math.max(0, -Math.expm1(-minusLog));
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
    float[] p = new float[outputs];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(logits, i * width, p, 0, outputs);
      Softmax.apply(p, 0, outputs, 1, outputs);
      double minusLog = Softmax.crossEntropy(logits, i * width, outputs, classes[i]);
      double rest = rest(minusLog);
      double own = Math.exp(-minusLog);
      // where p = 1 the first term is 0 for every gamma, since ln p vanishes as fast
      double first =
          gamma == 0 || rest == 0 ? 0 : -gamma * own * Math.pow(rest, gamma - 1) * minusLog;
      double h = first - Math.pow(rest, gamma);
      for (int k = 0; k < outputs; k++) {
        slopes[i * width + k] =
            (float) (scale * weights[i] * h * ((k == classes[i] ? 1 : 0) - p[k]));
      }
    }
  }
}
