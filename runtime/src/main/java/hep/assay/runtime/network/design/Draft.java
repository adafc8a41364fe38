// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.design;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.GraphLayer;
import hep.assay.runtime.network.Grids;
import hep.assay.runtime.network.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Layers in the making: draws their parameters and notes where dropout follows. */
final class Draft {
  private static final float EPSILON = 1e-5f;

  private final Seed seed;
  private final List<Boolean> dropped = new ArrayList<>();
  private int drawn;

  /**
   * @param seed of the replica; the n-th layer with weights draws from its own stream
   */
  Draft(Seed seed) {
    this.seed = seed;
  }

  boolean[] dropped() {
    boolean[] array = new boolean[dropped.size()];
    for (int l = 0; l < array.length; l++) {
      array[l] = dropped.get(l);
    }
    return array;
  }

  private void add(List<Layer> layers, Layer layer) {
    layers.add(layer);
    dropped.add(false);
  }

  /** Dropout follows the layer that was made last. */
  void drop() {
    dropped.set(dropped.size() - 1, true);
  }

  /** Hidden layers and the layer of the logits. */
  List<Layer> joint(
      int inputs, int[] hidden, Activation activation, boolean norm, boolean drop, int outputs) {
    List<Layer> layers = new ArrayList<>();
    int before = inputs;
    for (int width : hidden) {
      dense(layers, before, width, activation, norm);
      if (drop) {
        drop();
      }
      before = width;
    }
    Activation last = outputs == 1 ? Activation.LINEAR : Activation.SOFTMAX;
    dense(layers, before, outputs, last, false);
    return layers;
  }

  private void dense(List<Layer> to, int inputs, int outputs, Activation activation, boolean norm) {
    float[] weights = weights(inputs, outputs, inputs * outputs, activation);
    Activation own = norm ? Activation.LINEAR : activation;
    add(to, new Layer.Dense(inputs, outputs, weights, new float[outputs], own));
    if (norm) {
      add(to, normalisation(1, outputs, activation));
    }
  }

  void convolution(
      List<Layer> to,
      List<Integer> size,
      List<Integer> kernel,
      int channels,
      int filters,
      Activation activation,
      boolean norm) {
    int places = Grids.product(kernel);
    float[] weights =
        weights(places * channels, places * filters, places * channels * filters, activation);
    Activation own = norm ? Activation.LINEAR : activation;
    add(
        to,
        new Layer.Convolution(size, kernel, channels, filters, weights, new float[filters], own));
    if (norm) {
      add(to, normalisation(Grids.product(size), filters, activation));
    }
  }

  void pool(List<Layer> to, List<Integer> size, List<Integer> window, int channels) {
    add(to, Layer.Pool.of(size, window, channels));
  }

  void graph(
      List<Layer> to,
      GraphLayer kind,
      int nodes,
      int channels,
      int filters,
      Activation activation,
      boolean residual,
      boolean norm,
      int heads) {
    int sums = kind == GraphLayer.GRAPH_CONV ? 2 * channels : channels;
    float[] weights = weights(sums, filters, kind.rows(channels) * filters, activation);
    add(
        to,
        new Layer.GraphConvolution(
            kind,
            nodes,
            channels,
            filters,
            weights,
            new float[filters],
            norm ? Activation.LINEAR : activation,
            residual,
            heads));
    if (norm) {
      add(to, normalisation(nodes, filters, activation));
    }
  }

  void readout(List<Layer> to, Layer.Pooling pooling, int nodes, int channels) {
    add(to, new Layer.Readout(pooling, nodes, channels));
  }

  private float[] weights(int in, int out, int count, Activation activation) {
    return Initialisation.weights(in, out, count, activation, seed.of("initialise", drawn++));
  }

  private static Layer.Normalisation normalisation(
      int positions, int channels, Activation activation) {
    float[] ones = new float[channels];
    Arrays.fill(ones, 1);
    float[] zeros = new float[channels];
    return new Layer.Normalisation(positions, ones, zeros, zeros, ones, EPSILON, activation);
  }
}
