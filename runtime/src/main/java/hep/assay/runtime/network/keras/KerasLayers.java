// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts dense layers together. What scales each number by itself (batch normalisation as it is after
 * training) is no layer of its own: it is multiplied into the dense layer before it where that is
 * linear, else into the one after it; the function stays the same.
 */
final class KerasLayers {
  private final List<Layer.Dense> layers = new ArrayList<>();
  private int width;
  private double[] factor;
  private double[] offset;

  /**
   * @param inputs of the network
   */
  KerasLayers(int inputs) {
    this.width = inputs;
  }

  /** How many numbers come out by now. */
  int width() {
    return width;
  }

  /** Whether nothing was done yet. */
  boolean isEmpty() {
    return layers.isEmpty() && factor == null;
  }

  /** The layers as they are, with all that was to be multiplied into the next one. */
  List<Layer> open() {
    if (factor != null) {
      dense(identity(), new float[width]);
    }
    return List.copyOf(layers);
  }

  /**
   * Layers that read the same numbers in another order.
   *
   * @param to the new place of each input
   */
  static List<Layer> reordered(List<Layer> layers, int[] to) {
    Layer.Dense first = (Layer.Dense) layers.get(0);
    float[] weights = new float[first.weights().length];
    int outputs = first.outputs();
    for (int i = 0; i < to.length; i++) {
      System.arraycopy(first.weights(), i * outputs, weights, to[i] * outputs, outputs);
    }
    List<Layer> reordered = new ArrayList<>(layers);
    reordered.set(0, first.with(weights, first.bias()));
    return reordered;
  }

  /**
   * {@code y = x W + b}.
   *
   * @param weights {@code [width][bias.length]}
   */
  void dense(float[] weights, float[] bias) {
    int outputs = bias.length;
    float[] scaled = weights;
    float[] shifted = bias;
    if (factor != null) {
      scaled = new float[weights.length];
      shifted = new float[outputs];
      for (int j = 0; j < outputs; j++) {
        double sum = bias[j];
        for (int i = 0; i < width; i++) {
          scaled[i * outputs + j] = (float) (factor[i] * weights[i * outputs + j]);
          sum += offset[i] * weights[i * outputs + j];
        }
        shifted[j] = (float) sum;
      }
      factor = null;
    }
    layers.add(new Layer.Dense(width, outputs, scaled, shifted, Activation.LINEAR));
    width = outputs;
  }

  /** {@code y_i = factor_i x_i + offset_i}. */
  void affine(double[] scale, double[] shift) {
    if (factor == null && !layers.isEmpty() && last().activation() == Activation.LINEAR) {
      replaceLast(scaled(last(), scale, shift));
      return;
    }
    double[] before = factor == null ? ones() : factor;
    double[] beforeOffset = factor == null ? new double[width] : offset;
    double[] both = new double[width];
    double[] sum = new double[width];
    for (int i = 0; i < width; i++) {
      both[i] = scale[i] * before[i];
      sum[i] = scale[i] * beforeOffset[i] + shift[i];
    }
    factor = both;
    offset = sum;
  }

  private static Layer.Dense scaled(Layer.Dense layer, double[] scale, double[] shift) {
    int outputs = layer.outputs();
    float[] weights = layer.weights().clone();
    float[] bias = layer.bias().clone();
    for (int k = 0; k < weights.length; k++) {
      weights[k] = (float) (weights[k] * scale[k % outputs]);
    }
    for (int j = 0; j < outputs; j++) {
      bias[j] = (float) (bias[j] * scale[j] + shift[j]);
    }
    return new Layer.Dense(layer.inputs(), outputs, weights, bias, layer.activation());
  }

  void activation(Activation activation) {
    if (activation == Activation.LINEAR) {
      return;
    }
    if (factor != null || layers.isEmpty() || last().activation() != Activation.LINEAR) {
      dense(identity(), new float[width]);
    }
    Layer.Dense linear = last();
    replaceLast(
        new Layer.Dense(
            linear.inputs(), linear.outputs(), linear.weights(), linear.bias(), activation));
  }

  private float[] identity() {
    float[] identity = new float[width * width];
    for (int i = 0; i < width; i++) {
      identity[i * width + i] = 1;
    }
    return identity;
  }

  private double[] ones() {
    double[] ones = new double[width];
    Arrays.fill(ones, 1);
    return ones;
  }

  private Layer.Dense last() {
    return layers.get(layers.size() - 1);
  }

  private void replaceLast(Layer.Dense layer) {
    layers.set(layers.size() - 1, layer);
  }

  /**
   * The network with its outputs at the classes of the study and a softmax over them. One output z
   * with a sigmoid is a softmax of z and 0.
   *
   * @param places the output of each class
   * @param logits whether the study says that its last layer gives logits
   */
  List<Layer> finished(String file, int[] places, boolean logits) {
    if (factor != null || layers.isEmpty()) {
      dense(identity(), new float[width]);
    }
    Layer.Dense end = last();
    Activation wanted =
        logits ? Activation.LINEAR : end.outputs() == 1 ? Activation.SIGMOID : Activation.SOFTMAX;
    if (end.activation() != wanted) {
      throw new StudyException(
          file
              + ": its last activation is "
              + end.activation().word()
              + "; "
              + (logits
                  ? "gives = logits is for networks that end without one"
                  : "a classifier ends with softmax, or with sigmoid and one output; where it gives"
                      + " logits write gives = logits"));
    }
    int outputs = end.outputs();
    int classes = places.length;
    float[] weights = new float[end.inputs() * classes];
    float[] bias = new float[classes];
    for (int k = 0; k < classes; k++) {
      if (outputs > 1 || places[k] == 0) {
        int from = outputs > 1 ? places[k] : 0;
        bias[k] = end.bias()[from];
        for (int i = 0; i < end.inputs(); i++) {
          weights[i * classes + k] = end.weights()[i * outputs + from];
        }
      }
    }
    List<Layer> all = new ArrayList<>(layers.subList(0, layers.size() - 1));
    all.add(new Layer.Dense(end.inputs(), classes, weights, bias, Activation.SOFTMAX));
    return all;
  }
}
