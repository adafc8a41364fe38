// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import java.util.function.DoubleUnaryOperator;

/**
 * The common form of rules that change weights: {@code R_j = a_j sum_k v_jk R_k / s(z_k)} with
 * {@code z_k = sum_j a_j v_jk + c_k}: one pass forward, one backward.
 *
 * @param map the layer's
 * @param weights {@code v_jk}, as the layer's weights stand
 * @param bias {@code c_k}, one each channel
 * @param stabilise {@code s}, keeps the denominator from zero
 */
record LinearPass(LinearMap map, double[] weights, double[] bias, DoubleUnaryOperator stabilise)
    implements Rule.Pass {

  @Override
  public double down(double[] a, double[] above, double[] below) {
    double[] z = biases(bias, map.outputs());
    map.forward(weights, a, z);
    double biases = 0;
    double[] s = new double[z.length];
    for (int k = 0; k < z.length; k++) {
      double denominator = stabilise.applyAsDouble(z[k]);
      s[k] = denominator == 0 ? 0 : above[k] / denominator;
      biases += bias[k % bias.length] * s[k];
    }
    java.util.Arrays.fill(below, 0);
    map.back(weights, a, s, below);
    for (int j = 0; j < below.length; j++) {
      below[j] *= a[j];
    }
    return biases;
  }

  @Override
  public LinearPass through(LinearMap other) {
    return new LinearPass(other, weights, bias, stabilise);
  }

  /** The biases of all outputs. */
  static double[] biases(double[] bias, int outputs) {
    double[] all = new double[outputs];
    for (int k = 0; k < outputs; k++) {
      all[k] = bias[k % bias.length];
    }
    return all;
  }

  /** A layer's weights or biases, each changed. */
  static double[] changed(float[] values, DoubleUnaryOperator change) {
    double[] changed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      changed[i] = change.applyAsDouble(values[i]);
    }
    return changed;
  }
}
