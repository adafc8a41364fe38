// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;

/**
 * The flat rule: {@code R_j = sum_k R_k / n_k}, each of the n inputs that an output sees alike; for
 * the first layer, where an input of value zero is information too. Biases get nothing.
 *
 * <p>Reference: Lapuschkin et al., Nature Communications 10 (2019) 1096.
 */
public final class Flat implements Rule {
  @Override
  public Term term() {
    return Term.of("flat", "all inputs alike");
  }

  @Override
  public Pass on(LinearForm layer, Settings settings) {
    double[] none = new double[layer.bias().length];
    double[] alike = LinearPass.changed(layer.weights(), w -> 1);
    return new OnesPass(new LinearPass(layer.map(), alike, none, z -> z));
  }
}
