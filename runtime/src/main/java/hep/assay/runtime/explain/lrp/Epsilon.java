// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;

/**
 * LRP-epsilon: {@code R_j = sum_k a_j w_jk / (z_k + eps sign(z_k)) R_k} with {@code sign(0) = +1}.
 * Epsilon absorbs weak and contradictory relevance: per layer {@code sum_j R_j = sum_k R_k (z_k -
 * b_k) / (z_k + eps sign(z_k))}.
 *
 * <p>Reference: Bach et al., PLoS ONE 10 (2015) e0130140, equation 58.
 */
public final class Epsilon implements Rule {
  @Override
  public Term term() {
    return Term.of("epsilon", "in proportion to a_j w_jk, damped by epsilon");
  }

  @Override
  public Pass on(LinearForm layer, Settings settings) {
    double epsilon = settings.number("epsilon");
    return new LinearPass(
        layer.map(),
        LinearPass.changed(layer.weights(), w -> w),
        LinearPass.changed(layer.bias(), b -> b),
        z -> z + (z >= 0 ? epsilon : -epsilon));
  }
}
