// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.network.Layer;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.Arrays;

/**
 * The flat rule: {@code R_j = sum_k R_k / n}, each of the n inputs alike; for the first layer,
 * where an input of value zero is information too. Biases get nothing.
 *
 * <p>Reference: Lapuschkin et al., Nature Communications 10 (2019) 1096.
 */
public final class Flat implements Rule {
  @Override
  public Term term() {
    return Term.of("flat", "all inputs alike");
  }

  @Override
  public Pass on(Layer.Dense layer, Settings settings) {
    return (a, above, below) -> {
      Arrays.fill(below, Arrays.stream(above).sum() / a.length);
      return 0;
    };
  }
}
