// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.kernel.Kernel.Block;

/**
 * A dense layer whose rows are filled up with zeros to whole vectors, and its transpose.
 *
 * @param weights {@code [inputs][width]}
 * @param bias {@code [width]}
 * @param transposed {@code [outputs][pad(inputs)]}
 */
record PaddedLayer(
    int inputs,
    int outputs,
    int width,
    float[] weights,
    float[] bias,
    float[] transposed,
    Activation activation) {

  static PaddedLayer of(Layer.Dense layer) {
    int width = pad(layer.outputs());
    int back = pad(layer.inputs());
    float[] weights = new float[layer.inputs() * width];
    float[] transposed = new float[layer.outputs() * back];
    for (int i = 0; i < layer.inputs(); i++) {
      for (int j = 0; j < layer.outputs(); j++) {
        weights[i * width + j] = layer.weights()[i * layer.outputs() + j];
        transposed[j * back + i] = layer.weights()[i * layer.outputs() + j];
      }
    }
    return new PaddedLayer(
        layer.inputs(),
        layer.outputs(),
        width,
        weights,
        java.util.Arrays.copyOf(layer.bias(), width),
        transposed,
        layer.activation());
  }

  /** The next multiple of the widest vector's 16 numbers. */
  static int pad(int columns) {
    return (columns + 15) / 16 * 16;
  }

  /** {@code z = x W + b}. */
  void forward(Kernel kernel, int rows, Block x, float[] z) {
    kernel.multiply(
        rows,
        width,
        inputs,
        x,
        Block.of(weights, 0, width),
        Block.of(bias, 0, 0),
        Block.of(z, 0, width));
  }

  /** {@code x' = z' W^T}: from slopes of the sums to slopes of the inputs. */
  void back(Kernel kernel, int rows, float[] slopes, float[] zeros, float[] gradient) {
    int back = pad(inputs);
    kernel.multiply(
        rows,
        back,
        outputs,
        Block.of(slopes, 0, width),
        Block.of(transposed, 0, back),
        Block.of(zeros, 0, 0),
        Block.of(gradient, 0, back));
  }
}
