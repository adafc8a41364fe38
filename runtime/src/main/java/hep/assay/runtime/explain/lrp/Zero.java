// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.function.DoubleUnaryOperator;

/**
 * LRP-0: {@code R_j = sum_k a_j w_jk / z_k R_k}. With the share of the biases it conserves
 * relevance exactly; in a network of rectified units it equals gradient times input.
 *
 * <p>Reference: Bach et al., PLoS ONE 10 (2015) e0130140, equation 56.
 */
public final class Zero implements Rule {
  @Override
  public Term term() {
    return Term.of("zero", "in proportion to a_j w_jk");
  }

  @Override
  public Pass on(LinearForm layer, Settings settings) {
    return new LinearPass(
        layer.map(),
        LinearPass.changed(layer.weights(), w -> w),
        LinearPass.changed(layer.bias(), b -> b),
        DoubleUnaryOperator.identity());
  }
}
