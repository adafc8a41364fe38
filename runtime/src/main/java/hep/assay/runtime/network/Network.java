// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.math.Matrix;
import java.util.List;

/** A differentiable model whose layers can be looked into. */
public interface Network extends Model {

  /** The outputs before the last activation, {@code [events][outputs]}. */
  Matrix logits(Matrix events);

  /**
   * The gradient of one logit with respect to the prepared inputs.
   *
   * @param events {@code [events][inputs]}
   * @param output index of the logit
   * @return {@code [events][inputs]}
   */
  Matrix gradient(Matrix events, int output);

  /**
   * The layers as plain arrays and what each reads; the last one's activation makes scores of
   * logits.
   */
  Architecture architecture();

  /** All layers: branch by branch, then the joint ones from their input to the output. */
  default List<Layer> layers() {
    return architecture().layers();
  }
}
