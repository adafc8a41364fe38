// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Word;

/**
 * How relevance passes one layer.
 *
 * <p>Notation: {@code a_j} the layer's inputs, {@code w_jk} its weights, {@code b_k} its biases,
 * {@code z_k = sum_j a_j w_jk + b_k}, {@code R_k} the relevance of its outputs. A bias is an input
 * of value 1 whose share is not handed on but reported. {@code 0/0 = 0} throughout.
 */
public interface Rule extends Word {

  /**
   * The rule on one layer; what does not depend on the event is done here.
   *
   * @param layer weights and biases; the activation passes relevance unchanged
   * @param settings the complete settings of {@code lrp}
   */
  Pass on(LinearForm layer, Settings settings);

  /** Relevance of one event through one layer. */
  interface Pass {
    /**
     * Hands relevance down.
     *
     * @param a inputs of the layer, {@code [inputs]}
     * @param above relevance of its outputs, {@code [outputs]}
     * @param below filled with the relevance of its inputs, {@code [inputs]}
     * @return the relevance that the biases got
     */
    double down(double[] a, double[] above, double[] below);

    /**
     * The same pass through another map of the same weights: that of another event's graph.
     *
     * @throws UnsupportedOperationException where the pass is of no map
     */
    default Pass through(LinearMap map) {
      throw new UnsupportedOperationException();
    }
  }
}
