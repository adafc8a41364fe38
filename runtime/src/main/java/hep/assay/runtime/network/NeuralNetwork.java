// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.kernel.Kernel.Block;
import hep.assay.runtime.kernel.Softmax;
import hep.assay.runtime.math.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * A dense network as plain arrays, whoever trained it.
 *
 * <p>Scores a few hundred events at a time on the fastest {@link Kernel}; what an event gets does
 * not depend on its neighbours, nor on the machine's vector width.
 */
public final class NeuralNetwork implements Network {
  private static final int ROWS = 256;

  private final List<String> inputs;
  private final List<String> outputs;
  private final List<Layer> layers;
  private final PaddedLayer[] padded;
  private final Kernel kernel;

  /**
   * @param inputs names of the prepared inputs
   * @param outputs names of the classes, or of the one target
   * @param layers from input to output; their widths must fit
   */
  public NeuralNetwork(List<String> inputs, List<String> outputs, List<? extends Layer> layers) {
    this(inputs, outputs, layers, Kernel.best());
  }

  /** The same on a chosen kernel. */
  public NeuralNetwork(
      List<String> inputs, List<String> outputs, List<? extends Layer> layers, Kernel kernel) {
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    this.layers = List.copyOf(layers);
    this.kernel = kernel;
    this.padded =
        layers.stream().map(one -> PaddedLayer.of((Layer.Dense) one)).toArray(PaddedLayer[]::new);
    int width = inputs.size();
    for (PaddedLayer layer : padded) {
      if (layer.inputs() != width) {
        throw new IllegalArgumentException(
            "a layer of " + layer.inputs() + " inputs after " + width + " outputs");
      }
      width = layer.outputs();
    }
    if (width != outputs.size()) {
      throw new IllegalArgumentException(width + " outputs, " + outputs.size() + " names");
    }
  }

  @Override
  public List<String> inputs() {
    return inputs;
  }

  @Override
  public List<String> outputs() {
    return outputs;
  }

  @Override
  public List<Layer> layers() {
    return layers;
  }

  @Override
  public Matrix scores(Matrix events) {
    Matrix scores = logits(events);
    Activation last = padded[padded.length - 1].activation();
    if (last == Activation.SOFTMAX) {
      Softmax.apply(scores.values(), 0, scores.columns(), scores.rows(), scores.columns());
    } else {
      last.function().apply(kernel, scores.values(), scores.values(), 0, scores.values().length);
    }
    return scores;
  }

  @Override
  public Matrix logits(Matrix events) {
    check(events);
    Matrix logits = Matrix.zeros(events.rows(), outputs.size());
    float[][] sums = buffers();
    float[][] values = buffers();
    int step = padded[padded.length - 1].width();
    for (int from = 0; from < events.rows(); from += ROWS) {
      int rows = Math.min(ROWS, events.rows() - from);
      forward(events, from, rows, sums, values);
      float[] last = sums[padded.length - 1];
      for (int i = 0; i < rows; i++) {
        System.arraycopy(
            last, i * step, logits.values(), (from + i) * logits.columns(), logits.columns());
      }
    }
    return logits;
  }

  @Override
  public Matrix gradient(Matrix events, int output) {
    check(events);
    Matrix gradient = Matrix.zeros(events.rows(), inputs.size());
    float[][] sums = buffers();
    float[][] values = buffers();
    float[][] slopes = buffers();
    PaddedLayer first = padded[0];
    int step = PaddedLayer.pad(first.inputs());
    float[] back = new float[ROWS * step];
    float[] zeros = new float[step];
    for (int from = 0; from < events.rows(); from += ROWS) {
      int rows = Math.min(ROWS, events.rows() - from);
      forward(events, from, rows, sums, values);
      backward(rows, output, sums, values, slopes);
      first.back(kernel, rows, slopes[0], zeros, back);
      for (int i = 0; i < rows; i++) {
        System.arraycopy(
            back, i * step, gradient.values(), (from + i) * inputs.size(), inputs.size());
      }
    }
    return gradient;
  }

  private void check(Matrix events) {
    if (events.columns() != inputs.size()) {
      throw new IllegalArgumentException(
          events.columns() + " columns for a network of " + inputs.size() + " inputs");
    }
  }

  private float[][] buffers() {
    return Arrays.stream(padded).map(one -> new float[ROWS * one.width()]).toArray(float[][]::new);
  }

  /** Fills the sums of every layer and, but for the last one, their activations. */
  private void forward(Matrix events, int from, int rows, float[][] sums, float[][] values) {
    Block x = Block.of(events.values(), from * events.columns(), events.columns());
    for (int l = 0; l < padded.length; l++) {
      PaddedLayer layer = padded[l];
      layer.forward(kernel, rows, x, sums[l]);
      if (l + 1 < padded.length) {
        layer.activation().function().apply(kernel, sums[l], values[l], 0, rows * layer.width());
        x = Block.of(values[l], 0, layer.width());
      }
    }
  }

  /** Fills {@code slopes}: the derivative of one logit with respect to the sums of every layer. */
  private void backward(int rows, int output, float[][] sums, float[][] values, float[][] slopes) {
    int last = padded.length - 1;
    Arrays.fill(slopes[last], 0);
    for (int i = 0; i < rows; i++) {
      slopes[last][i * padded[last].width() + output] = 1;
    }
    for (int l = last; l > 0; l--) {
      int before = padded[l - 1].width();
      padded[l].back(kernel, rows, slopes[l], new float[before], slopes[l - 1]);
      padded[l - 1]
          .activation()
          .function()
          .chain(kernel, sums[l - 1], values[l - 1], slopes[l - 1], 0, rows * before);
    }
  }
}
