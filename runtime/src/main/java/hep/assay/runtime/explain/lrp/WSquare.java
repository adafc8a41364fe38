// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;

/**
 * The w^2 rule: {@code R_j = sum_k w_jk^2 / sum_i w_ik^2 R_k}, whatever the values of the inputs;
 * for the first layer. Biases get nothing.
 *
 * <p>Reference: Montavon et al., Pattern Recognition 65 (2017) 211, equation 12.
 */
public final class WSquare implements Rule {
  @Override
  public Term term() {
    return Term.of("wSquare", "in proportion to the squared weights");
  }

  @Override
  public Pass on(LinearForm layer, Settings settings) {
    double[] squares = LinearPass.changed(layer.weights(), w -> w * w);
    double[] none = new double[layer.bias().length];
    return new OnesPass(new LinearPass(layer.map(), squares, none, z -> z));
  }
}
