// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

import hep.assay.runtime.network.Architecture;
import hep.assay.runtime.network.Branch;
import hep.assay.runtime.network.Grids;
import hep.assay.runtime.network.Layer;

/** The parameters of a network in use: as they stand, and turned for the way back. */
public final class Weights {
  private static final int SQUARE = 16;

  private final Layout layout;
  private final float[] flat;
  private final float[][] back;

  /**
   * @param flat laid out by {@code layout}; shared, so that a step of an optimiser is seen after
   *     {@link #turn}
   * @param toInputs whether slopes go back to the inputs of the network
   */
  public Weights(Layout layout, float[] flat, boolean toInputs) {
    this.layout = layout;
    this.flat = flat;
    this.back = new float[layout.count()][];
    Architecture start = layout.start();
    int first = 0;
    for (Branch branch : start.branches()) {
      want(first, first + branch.layers().size(), toInputs);
      first += branch.layers().size();
    }
    want(first, layout.count(), toInputs || !start.branches().isEmpty());
  }

  private void want(int from, int to, boolean first) {
    for (int l = first ? from : from + 1; l < to; l++) {
      if (layout.layer(l) instanceof Layer.Weighted linear) {
        int inputs = blockRows(linear);
        int blocks = blocks(linear);
        back[l] = new float[blocks * layout.channels(l) * Plane.pad(inputs)];
      }
    }
  }

  float[] flat() {
    return flat;
  }

  /**
   * A linear layer's weights with inputs and outputs exchanged, made by {@link #turn}.
   *
   * @return {@code [outputs][pad(inputs)]} of a dense layer, {@code [kernel,
   *     backwards][filters][pad(channels)]} of a convolution, likewise the blocks of a layer of
   *     graphs
   */
  float[] back(int layer) {
    return back[layer];
  }

  /** The inputs that one place of a kernel multiplies. */
  private static int blockRows(Layer.Weighted linear) {
    if (linear instanceof Layer.GraphConvolution one) {
      return one.channels();
    }
    return linear instanceof Layer.Convolution one ? one.channels() : linear.inputs();
  }

  /** Places of a kernel, or blocks of weights of a layer of graphs. */
  private static int blocks(Layer.Weighted linear) {
    if (linear instanceof Layer.GraphConvolution one) {
      return one.kind().blocks();
    }
    return linear instanceof Layer.Convolution one ? Grids.product(one.kernel()) : 1;
  }

  /** Turns the weights as they are now. */
  public void turn() {
    for (int l = 0; l < back.length; l++) {
      turn(l);
    }
  }

  /** Turns those of one layer, if anybody asks for them. */
  public void turn(int l) {
    if (back[l] == null) {
      return;
    }
    Layer.Weighted linear = (Layer.Weighted) layout.layer(l);
    int places = blocks(linear);
    int inputs = blockRows(linear);
    for (int k = 0; k < places; k++) {
      int to = (places - 1 - k) * layout.channels(l) * Plane.pad(inputs);
      turn(l, layout.row(l, k * inputs), inputs, to);
    }
  }

  private void turn(int l, int from, int inputs, int to) {
    int width = layout.width(l);
    int turned = Plane.pad(inputs);
    int outputs = layout.channels(l);
    float[] into = back[l];
    // in squares, of which both sides stay in the cache
    for (int i0 = 0; i0 < inputs; i0 += SQUARE) {
      int end = Math.min(inputs, i0 + SQUARE);
      for (int j0 = 0; j0 < outputs; j0 += SQUARE) {
        for (int j = j0; j < Math.min(outputs, j0 + SQUARE); j++) {
          for (int i = i0; i < end; i++) {
            into[to + j * turned + i] = flat[from + i * width + j];
          }
        }
      }
    }
  }
}
