// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import java.util.function.DoubleUnaryOperator;

/**
 * The common form of rules that change weights: {@code R_j = a_j sum_k v_jk R_k / s(z_k)} with
 * {@code z_k = sum_j a_j v_jk + c_k}: one pass forward, one backward.
 *
 * @param weights {@code v_jk}, row by row
 * @param bias {@code c_k}
 * @param stabilise {@code s}, keeps the denominator from zero
 */
record LinearPass(double[] weights, double[] bias, DoubleUnaryOperator stabilise)
    implements Rule.Pass {

  @Override
  public double down(double[] a, double[] above, double[] below) {
    int outputs = bias.length;
    double[] z = bias.clone();
    for (int j = 0; j < a.length; j++) {
      for (int k = 0; k < outputs && a[j] != 0; k++) {
        z[k] = Math.fma(a[j], weights[j * outputs + k], z[k]);
      }
    }
    double biases = 0;
    double[] s = new double[outputs];
    for (int k = 0; k < outputs; k++) {
      double denominator = stabilise.applyAsDouble(z[k]);
      s[k] = denominator == 0 ? 0 : above[k] / denominator;
      biases += bias[k] * s[k];
    }
    for (int j = 0; j < a.length; j++) {
      double c = 0;
      for (int k = 0; k < outputs && a[j] != 0; k++) {
        c = Math.fma(weights[j * outputs + k], s[k], c);
      }
      below[j] = a[j] * c;
    }
    return biases;
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
