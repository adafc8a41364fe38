// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.function.DoubleUnaryOperator;

/**
 * LRP-gamma: {@code R_j = sum_k a_j (w_jk + gamma w_jk^+) / sum_{0,j} a_j (w_jk + gamma w_jk^+)
 * R_k}, biases too. Favours what speaks for the output; meant for inputs that are not negative.
 *
 * <p>Reference: Montavon et al., Explainable AI, LNCS 11700 (2019) 193, equation 10.8.
 */
public final class Gamma implements Rule {
  @Override
  public Term term() {
    return Term.of("gamma", "as zero, positive weights counting 1 + gamma times");
  }

  @Override
  public Pass on(LinearForm layer, Settings settings) {
    double gamma = settings.number("gamma");
    DoubleUnaryOperator favour = w -> w + gamma * Math.max(0, w);
    return new LinearPass(
        layer.map(),
        LinearPass.changed(layer.weights(), favour),
        LinearPass.changed(layer.bias(), favour),
        DoubleUnaryOperator.identity());
  }
}
