// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

/** One layer of a network as plain arrays, never changed. */
public sealed interface Layer {

  /**
   * {@code y = activation(x W + b)}.
   *
   * @param inputs number of inputs
   * @param outputs number of outputs
   * @param weights {@code [inputs][outputs]}, row by row
   * @param bias {@code [outputs]}
   * @param activation applied to each output (softmax: to all)
   */
  record Dense(int inputs, int outputs, float[] weights, float[] bias, Activation activation)
      implements Layer {}
}
