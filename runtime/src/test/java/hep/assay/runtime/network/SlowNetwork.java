// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import java.util.List;

/** A dense network in double precision, one event at a time: slow and obvious. */
public final class SlowNetwork {
  private SlowNetwork() {}

  /** The logits of one event. */
  public static double[] logits(List<Layer.Dense> layers, double[] x) {
    double[] values = x;
    for (int l = 0; l < layers.size(); l++) {
      Layer.Dense layer = layers.get(l);
      double[] next = new double[layer.outputs()];
      for (int j = 0; j < next.length; j++) {
        next[j] = layer.bias()[j];
        for (int i = 0; i < layer.inputs(); i++) {
          next[j] += values[i] * layer.weights()[i * layer.outputs() + j];
        }
        if (l + 1 < layers.size()) {
          next[j] = activation(layer.activation(), next[j]);
        }
      }
      values = next;
    }
    return values;
  }

  /** {@code -ln softmax(logits)[label]}. */
  public static double crossEntropy(double[] logits, int label) {
    double sum = 0;
    for (double one : logits) {
      sum += Math.exp(one);
    }
    return Math.log(sum) - logits[label];
  }

  /** Mean over the events of weight times cross entropy. */
  public static double loss(List<Layer.Dense> layers, Examples examples) {
    double loss = 0;
    for (int i = 0; i < examples.count(); i++) {
      double[] x = new double[examples.events().columns()];
      for (int j = 0; j < x.length; j++) {
        x[j] = examples.events().get(i, j);
      }
      loss += examples.weights()[i] * crossEntropy(logits(layers, x), examples.classes()[i]);
    }
    return loss / examples.count();
  }

  private static double activation(Activation activation, double z) {
    return switch (activation) {
      case LINEAR, SOFTMAX -> z;
      case RELU -> Math.max(0, z);
      case TANH -> Math.tanh(z);
      case SIGMOID -> 1 / (1 + Math.exp(-z));
      case SOFTPLUS -> Math.log1p(Math.exp(z));
      case ELU -> z > 0 ? z : Math.expm1(z);
      case GELU -> z / (1 + Math.exp(-1.702 * z));
      case SWISH -> z / (1 + Math.exp(-z));
    };
  }
}
