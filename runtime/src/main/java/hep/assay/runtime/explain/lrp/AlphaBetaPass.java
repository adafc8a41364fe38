// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import java.util.function.DoubleUnaryOperator;

/**
 * LRP-alpha-beta of a linear layer: terms {@code a_j w_jk} of one sign share the relevance among
 * themselves. {@code (a w)^+ = a^+ w^+ + a^- w^-} and {@code (a w)^- = a^+ w^- + a^- w^+}, so that
 * each half is two products with weights of one sign.
 *
 * @param map the layer's
 * @param up weights above 0, else 0
 * @param down weights below 0, else 0
 * @param bias one each channel
 * @param alpha share of the positive terms
 */
record AlphaBetaPass(LinearMap map, double[] up, double[] down, double[] bias, double alpha)
    implements Rule.Pass {

  @Override
  public double down(double[] a, double[] above, double[] below) {
    double[] positive = part(a, x -> Math.max(0, x));
    double[] negative = part(a, x -> Math.min(0, x));
    java.util.Arrays.fill(below, 0);
    double biases = half(up, down, positive, negative, alpha, above, below, true);
    if (alpha > 1) {
      biases += half(down, up, positive, negative, 1 - alpha, above, below, false);
    }
    return biases;
  }

  @Override
  public Rule.Pass through(LinearMap other) {
    return new AlphaBetaPass(other, up, down, bias, alpha);
  }

  /**
   * One sign's terms: {@code share R_k / z_k} for each, z the sum of these terms.
   *
   * @param withPositive the weights that positive inputs meet in these terms
   * @param withNegative those that negative inputs meet
   * @return what the biases of this sign get
   */
  private double half(
      double[] withPositive,
      double[] withNegative,
      double[] positive,
      double[] negative,
      double share,
      double[] above,
      double[] below,
      boolean plus) {
    double[] own = part(bias, plus ? b -> Math.max(0, b) : b -> Math.min(0, b));
    double[] z = LinearPass.biases(own, map.outputs());
    map.forward(withPositive, positive, z);
    map.forward(withNegative, negative, z);
    double biases = 0;
    for (int k = 0; k < z.length; k++) {
      z[k] = z[k] == 0 ? 0 : share * above[k] / z[k];
      biases += own[k % own.length] * z[k];
    }
    add(withPositive, positive, z, below);
    add(withNegative, negative, z, below);
    return biases;
  }

  private void add(double[] weights, double[] a, double[] s, double[] below) {
    double[] c = new double[below.length];
    map.back(weights, a, s, c);
    for (int j = 0; j < c.length; j++) {
      below[j] = Math.fma(a[j], c[j], below[j]);
    }
  }

  private static double[] part(double[] values, DoubleUnaryOperator part) {
    return java.util.Arrays.stream(values).map(part).toArray();
  }
}
