// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.kernel.Kernel.Block;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.CrossEntropy;
import hep.assay.runtime.network.Dropout;
import hep.assay.runtime.network.Examples;

/** One block of events on its way forward through the network and back. */
final class Pass {
  private final Layout layout;
  private final Kernel kernel;
  private final float[] x;
  private final int[] classes;
  private final float[] weights;
  private final float[][] sums;
  private final float[][] values;
  private final float[][] slopes;
  private int rows;

  /**
   * @param capacity most events in the block
   */
  Pass(Layout layout, Kernel kernel, int capacity) {
    this.layout = layout;
    this.kernel = kernel;
    this.x = new float[capacity * layout.inputs(0)];
    this.classes = new int[capacity];
    this.weights = new float[capacity];
    this.sums = new float[layout.count()][];
    this.values = new float[layout.count()][];
    this.slopes = new float[layout.count()][];
    for (int l = 0; l < layout.count(); l++) {
      sums[l] = new float[capacity * layout.width(l)];
      // relu and linear keep no separate sums
      values[l] = inPlace(l) ? sums[l] : new float[capacity * layout.width(l)];
      slopes[l] = new float[capacity * layout.width(l)];
    }
  }

  private boolean inPlace(int layer) {
    Activation activation = layout.activation(layer);
    return activation == Activation.RELU || activation == Activation.LINEAR;
  }

  /** Takes the events at [from, to) of an order. */
  void load(Examples examples, int[] order, int from, int to) {
    int inputs = layout.inputs(0);
    rows = to - from;
    for (int i = 0; i < rows; i++) {
      int event = order[from + i];
      System.arraycopy(examples.events().values(), event * inputs, x, i * inputs, inputs);
      classes[i] = examples.classes()[event];
      weights[i] = examples.weights()[event];
    }
  }

  /**
   * Through all layers; afterwards the last layer's sums are the logits.
   *
   * @param dropout null for none
   * @param first position of the block's first event in its batch
   */
  void forward(float[] parameters, Dropout dropout, int first) {
    Block input = Block.of(x, 0, layout.inputs(0));
    for (int l = 0; l < layout.count(); l++) {
      int width = layout.width(l);
      kernel.multiply(
          rows,
          width,
          layout.inputs(l),
          input,
          Block.of(parameters, layout.weights(l), width),
          Block.of(parameters, layout.bias(l), 0),
          Block.of(sums[l], 0, width));
      if (l + 1 < layout.count()) {
        layout.activation(l).function().apply(kernel, sums[l], values[l], 0, rows * width);
        if (dropout != null) {
          dropout.apply(l, first, rows, width, values[l]);
        }
      }
      input = Block.of(values[l], 0, width);
    }
  }

  /** The sum of weight times cross entropy over the block. */
  double loss() {
    int last = layout.count() - 1;
    return CrossEntropy.loss(
        sums[last], layout.width(last), layout.outputs(last), rows, classes, weights);
  }

  /** Sets the slopes of the loss with respect to the logits: {@code scale w (p - y)}. */
  void lossSlopes(float scale) {
    int last = layout.count() - 1;
    CrossEntropy.slopes(
        sums[last],
        slopes[last],
        layout.width(last),
        layout.outputs(last),
        rows,
        classes,
        weights,
        scale);
  }

  /** Writes the probability of the first class of each event of the block. */
  void scores(double[] scores, int first) {
    int last = layout.count() - 1;
    CrossEntropy.scores(sums[last], layout.width(last), layout.outputs(last), rows, scores, first);
  }

  /** Adds to the slopes of the logits those of the first class's probability. */
  void addScoreSlopes(double[] byScore, int first) {
    int last = layout.count() - 1;
    CrossEntropy.addScoreSlopes(
        sums[last], slopes[last], layout.width(last), layout.outputs(last), rows, byScore, first);
  }

  /** Back through all layers, adding to the gradient of the parameters. */
  void backward(float[][] transposed, float[] gradient, float[] zeros, Dropout dropout, int first) {
    for (int l = layout.count() - 1; l >= 0; l--) {
      int width = layout.width(l);
      Block input =
          l == 0
              ? Block.of(x, 0, layout.inputs(0))
              : Block.of(values[l - 1], 0, layout.width(l - 1));
      Block slope = Block.of(slopes[l], 0, width);
      Block sum = Block.of(gradient, layout.weights(l), width);
      kernel.multiply(layout.inputs(l), width, rows, input.transposed(), slope, sum, sum);
      addRows(slopes[l], width, gradient, layout.bias(l));
      if (l > 0) {
        back(l, slope, transposed[l], zeros, dropout, first);
      }
    }
  }

  private void back(
      int l, Block slope, float[] transposed, float[] zeros, Dropout dropout, int first) {
    int before = layout.width(l - 1);
    kernel.multiply(
        rows,
        before,
        layout.outputs(l),
        slope,
        Block.of(transposed, 0, before),
        Block.of(zeros, 0, 0),
        Block.of(slopes[l - 1], 0, before));
    if (dropout != null) {
      dropout.apply(l - 1, first, rows, before, slopes[l - 1]);
    }
    layout
        .activation(l - 1)
        .function()
        .chain(kernel, sums[l - 1], values[l - 1], slopes[l - 1], 0, rows * before);
  }

  private void addRows(float[] slopes, int width, float[] gradient, int offset) {
    Block sum = Block.of(gradient, offset, 0);
    kernel.multiply(1, width, rows, new Block(ONES, 0, 0, 0), Block.of(slopes, 0, width), sum, sum);
  }

  private static final float[] ONES = {1};
}
