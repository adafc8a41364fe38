// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

/** One layer at work on a block of events. */
interface Stage {

  /** From its input's values to its output's. */
  void forward(Passage pass);

  /**
   * From its output's slopes to its input's, adding to the gradient of its parameters; both where
   * they are asked for. May change its output's slopes.
   */
  void backward(Passage pass);
}
