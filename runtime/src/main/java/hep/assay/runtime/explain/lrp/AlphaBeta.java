// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.network.Layer;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;

/**
 * LRP-alpha-beta: {@code R_j = sum_k (alpha (a_j w_jk)^+ / z_k^+ - beta (a_j w_jk)^- / z_k^-) R_k},
 * with {@code z_k^+ = sum_j (a_j w_jk)^+ + b_k^+}, likewise {@code z_k^-}, and {@code beta = alpha
 * - 1}. Holds for inputs of any sign; conserves relevance where an output has terms of both signs
 * (of alpha 1: positive ones).
 *
 * <p>Reference: Bach et al., PLoS ONE 10 (2015) e0130140, equation 60.
 */
public final class AlphaBeta implements Rule {
  @Override
  public Term term() {
    return Term.of(
        "alphaBeta", "what speaks for an output alpha times, against it alpha - 1 times");
  }

  @Override
  public Pass on(Layer.Dense layer, Settings settings) {
    double alpha = settings.number("alpha");
    return (a, above, below) -> down(layer, alpha, alpha - 1, a, above, below);
  }

  private static double down(
      Layer.Dense layer, double alpha, double beta, double[] a, double[] above, double[] below) {
    int outputs = layer.outputs();
    double[] positive = new double[outputs];
    double[] negative = new double[outputs];
    for (int k = 0; k < outputs; k++) {
      add(layer.bias()[k], k, positive, negative);
      for (int j = 0; j < a.length; j++) {
        add(a[j] * layer.weights()[j * outputs + k], k, positive, negative);
      }
    }
    double biases = 0;
    java.util.Arrays.fill(below, 0);
    for (int k = 0; k < outputs; k++) {
      double up = positive[k] == 0 ? 0 : alpha * above[k] / positive[k];
      double down = negative[k] == 0 ? 0 : beta * above[k] / negative[k];
      biases += share(layer.bias()[k], up, down);
      for (int j = 0; j < a.length; j++) {
        below[j] += share(a[j] * layer.weights()[j * outputs + k], up, down);
      }
    }
    return biases;
  }

  private static void add(double term, int k, double[] positive, double[] negative) {
    positive[k] += Math.max(0, term);
    negative[k] += Math.min(0, term);
  }

  private static double share(double term, double up, double down) {
    return term > 0 ? term * up : -term * down;
  }
}
