// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each layer's parameters stand in one flat array, rows filled up with zeros to whole vectors
 * (zeros stay zeros: their gradient is 0).
 *
 * @param layers the network at its start
 */
record Layout(List<Layer.Dense> layers) {
  Layout {
    layers = List.copyOf(layers);
  }

  int count() {
    return layers.size();
  }

  int inputs(int layer) {
    return layers.get(layer).inputs();
  }

  int outputs(int layer) {
    return layers.get(layer).outputs();
  }

  Activation activation(int layer) {
    return layers.get(layer).activation();
  }

  /** Outputs of a layer, filled up to a multiple of 16. */
  int width(int layer) {
    return pad(outputs(layer));
  }

  static int pad(int columns) {
    return (columns + 15) / 16 * 16;
  }

  /** Where the weights of a layer start, {@code [inputs][width]}. */
  int weights(int layer) {
    int offset = 0;
    for (int l = 0; l < layer; l++) {
      offset += (inputs(l) + 1) * width(l);
    }
    return offset;
  }

  /** Where its biases start, {@code [width]}. */
  int bias(int layer) {
    return weights(layer) + inputs(layer) * width(layer);
  }

  /** The length of the flat array. */
  int size() {
    return weights(count());
  }

  /** The start as a flat array. */
  float[] start() {
    float[] flat = new float[size()];
    for (int l = 0; l < count(); l++) {
      Layer.Dense layer = layers.get(l);
      for (int i = 0; i < layer.inputs(); i++) {
        System.arraycopy(
            layer.weights(), i * outputs(l), flat, weights(l) + i * width(l), outputs(l));
      }
      System.arraycopy(layer.bias(), 0, flat, bias(l), outputs(l));
    }
    return flat;
  }

  /** 1 for each weight, 0 for biases and filling: what weight decay acts on. */
  float[] decayed() {
    float[] flat = new float[size()];
    for (int l = 0; l < count(); l++) {
      for (int i = 0; i < inputs(l); i++) {
        int row = weights(l) + i * width(l);
        java.util.Arrays.fill(flat, row, row + outputs(l), 1);
      }
    }
    return flat;
  }

  /** The layers with the parameters of a flat array. */
  List<Layer.Dense> layers(float[] flat) {
    List<Layer.Dense> copies = new ArrayList<>();
    for (int l = 0; l < count(); l++) {
      float[] weights = new float[inputs(l) * outputs(l)];
      float[] bias = new float[outputs(l)];
      for (int i = 0; i < inputs(l); i++) {
        System.arraycopy(flat, weights(l) + i * width(l), weights, i * outputs(l), outputs(l));
      }
      System.arraycopy(flat, bias(l), bias, 0, outputs(l));
      copies.add(new Layer.Dense(inputs(l), outputs(l), weights, bias, activation(l)));
    }
    return copies;
  }
}
