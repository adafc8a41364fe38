// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.kernel.Softmax;

/**
 * The weighted cross entropy of softmax classes, {@code sum_i w_i (ln sum_k e^(z_ik) - z_(i,c_i))},
 * from logits; every engine's loss.
 */
public record CrossEntropy() implements Loss {

  @Override
  public double sum(
      float[] logits, int width, int outputs, int rows, int[] classes, float[] weights) {
    return Softmax.crossEntropy(logits, width, rows, outputs, classes, weights);
  }

  /** {@code scale w (p - y)}. */
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
    sumAndSlopes(logits, slopes, width, outputs, rows, classes, weights, scale);
  }

  @Override
  public double sumAndSlopes(
      float[] logits,
      float[] slopes,
      int width,
      int outputs,
      int rows,
      int[] classes,
      float[] weights,
      float scale) {
    return Softmax.crossEntropy(logits, slopes, width, rows, outputs, classes, weights, scale);
  }

  /** Writes the probability of the first class of each row to {@code scores} from {@code first}. */
  public static void scores(
      float[] logits, int width, int outputs, int rows, double[] scores, int first) {
    float[] p = new float[outputs];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(logits, i * width, p, 0, outputs);
      Softmax.apply(p, 0, outputs, 1, outputs);
      scores[first + i] = p[0];
    }
  }

  /**
   * Adds to slopes of the logits what a function of the first class's probability adds: {@code dp_0
   * / dz_k = p_0 ((k == 0) - p_k)}.
   *
   * @param byScore the function's derivatives by the scores, those of the rows from {@code first}
   */
  public static void addScoreSlopes(
      float[] logits,
      float[] slopes,
      int width,
      int outputs,
      int rows,
      double[] byScore,
      int first) {
    float[] p = new float[outputs];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(logits, i * width, p, 0, outputs);
      Softmax.apply(p, 0, outputs, 1, outputs);
      float factor = (float) (byScore[first + i] * p[0]);
      for (int k = 0; k < outputs; k++) {
        slopes[i * width + k] += factor * ((k == 0 ? 1 : 0) - p[k]);
      }
    }
  }
}
