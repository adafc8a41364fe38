// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

import hep.assay.runtime.network.Architecture;
import hep.assay.runtime.network.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where each layer's parameters stand in one flat array: matrices of some rows, each row filled up
 * with zeros to whole vectors (zeros stay zeros: their gradient is 0).
 *
 * <p>A layer with weights has the rows of its weights and one of its biases; a normalisation has
 * scale, shift, mean and variance.
 */
public final class Layout {
  private final Architecture start;
  private final List<Layer> layers;
  private final int[] offsets;

  /**
   * @param start the network at its start
   */
  public Layout(Architecture start) {
    this.start = start;
    this.layers = start.layers();
    this.offsets = new int[layers.size() + 1];
    for (int l = 0; l < layers.size(); l++) {
      offsets[l + 1] = Math.addExact(offsets[l], Math.multiplyExact(rows(l), width(l)));
    }
  }

  /** The network at its start. */
  public Architecture start() {
    return start;
  }

  /** How many layers. */
  public int count() {
    return layers.size();
  }

  Layer layer(int layer) {
    return layers.get(layer);
  }

  /** Columns of a layer's parameters that are not filling. */
  int channels(int layer) {
    Layer one = layers.get(layer);
    if (one instanceof Layer.Weighted linear) {
      return linear.bias().length;
    }
    return one instanceof Layer.Normalisation normal ? normal.channels() : 0;
  }

  /** Columns with filling: a multiple of 16. */
  int width(int layer) {
    return Plane.pad(channels(layer));
  }

  private int rows(int layer) {
    return matrix(layers.get(layer)).size();
  }

  /** Where the first row of a layer starts. */
  int weights(int layer) {
    return offsets[layer];
  }

  /** Where a row of a layer starts. */
  int row(int layer, int row) {
    return offsets[layer] + row * width(layer);
  }

  /** Where the biases of a layer with weights start. */
  int bias(int layer) {
    return offsets[layer + 1] - width(layer);
  }

  /** The length of the flat array. */
  public int size() {
    return offsets[layers.size()];
  }

  /** The rows of a layer's parameters, each {@code [channels]}. */
  private static List<float[]> matrix(Layer layer) {
    List<float[]> rows = new ArrayList<>();
    if (layer instanceof Layer.Weighted linear) {
      int channels = linear.bias().length;
      for (int at = 0; at < linear.weights().length; at += channels) {
        rows.add(Arrays.copyOfRange(linear.weights(), at, at + channels));
      }
      rows.add(linear.bias());
    } else if (layer instanceof Layer.Normalisation normal) {
      rows.addAll(List.of(normal.scale(), normal.shift(), normal.mean(), normal.variance()));
    }
    return rows;
  }

  /** The parameters at the start as a flat array. */
  public float[] flat() {
    float[] flat = new float[size()];
    for (int l = 0; l < count(); l++) {
      List<float[]> rows = matrix(layers.get(l));
      for (int i = 0; i < rows.size(); i++) {
        System.arraycopy(rows.get(i), 0, flat, row(l, i), channels(l));
      }
    }
    return flat;
  }

  /** 1 for each weight, 0 for all else: what weight decay acts on. */
  public float[] decayed() {
    float[] flat = new float[size()];
    for (int l = 0; l < count(); l++) {
      if (layers.get(l) instanceof Layer.Weighted linear) {
        for (int i = 0; i < linear.weights().length / channels(l); i++) {
          Arrays.fill(flat, row(l, i), row(l, i) + channels(l), 1);
        }
      }
    }
    return flat;
  }

  /** The network with the parameters of a flat array. */
  public Architecture with(float[] flat) {
    List<Layer> copies = new ArrayList<>();
    for (int l = 0; l < count(); l++) {
      copies.add(copy(l, flat));
    }
    return start.with(copies);
  }

  private Layer copy(int l, float[] flat) {
    Layer layer = layers.get(l);
    if (layer instanceof Layer.Weighted linear) {
      int channels = channels(l);
      float[] weights = new float[linear.weights().length];
      for (int i = 0; i < weights.length / channels; i++) {
        System.arraycopy(flat, row(l, i), weights, i * channels, channels);
      }
      return linear.with(weights, slice(flat, bias(l), channels));
    }
    if (layer instanceof Layer.Normalisation normal) {
      int channels = normal.channels();
      return new Layer.Normalisation(
          normal.positions(),
          slice(flat, row(l, 0), channels),
          slice(flat, row(l, 1), channels),
          slice(flat, row(l, 2), channels),
          slice(flat, row(l, 3), channels),
          normal.epsilon(),
          normal.activation());
    }
    return layer;
  }

  private static float[] slice(float[] flat, int from, int count) {
    return Arrays.copyOfRange(flat, from, from + count);
  }
}
