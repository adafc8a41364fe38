// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

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
  public Pass on(LinearForm layer, Settings settings) {
    return new AlphaBetaPass(
        layer.map(),
        LinearPass.changed(layer.weights(), w -> Math.max(0, w)),
        LinearPass.changed(layer.weights(), w -> Math.min(0, w)),
        LinearPass.changed(layer.bias(), b -> b),
        settings.number("alpha"));
  }
}
