// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Architecture;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A dense network, slow and obvious: one event at a time, gradients of the logits by hand. */
record PlainNetwork(List<Layer> layers, List<String> inputs, List<String> outputs)
    implements Network {

  static PlainNetwork of(Layer.Dense... layers) {
    return new PlainNetwork(
        List.of(layers),
        IntStream.range(0, layers[0].inputs()).mapToObj(i -> "x" + i).toList(),
        IntStream.range(0, layers[layers.length - 1].outputs()).mapToObj(i -> "c" + i).toList());
  }

  static PlainNetwork random(long seed, int... widths) {
    Random random = new Random(seed);
    List<Layer.Dense> layers = new ArrayList<>();
    for (int l = 0; l + 1 < widths.length; l++) {
      float[] weights = new float[widths[l] * widths[l + 1]];
      float[] bias = new float[widths[l + 1]];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (random.nextGaussian() / Math.sqrt(widths[l]));
      }
      for (int i = 0; i < bias.length; i++) {
        bias[i] = (float) (0.1 * random.nextGaussian());
      }
      Activation activation = l + 2 == widths.length ? Activation.SOFTMAX : Activation.RELU;
      layers.add(new Layer.Dense(widths[l], widths[l + 1], weights, bias, activation));
    }
    return of(layers.toArray(Layer.Dense[]::new));
  }

  @Override
  public Architecture architecture() {
    return Architecture.of(inputs.size(), layers);
  }

  /** Sums of every layer of one event. */
  private List<double[]> sums(Matrix events, int event) {
    double[] x = new double[events.columns()];
    for (int j = 0; j < x.length; j++) {
      x[j] = events.get(event, j);
    }
    List<double[]> sums = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      Layer.Dense layer = (Layer.Dense) layers.get(l);
      double[] z = new double[layer.outputs()];
      for (int k = 0; k < z.length; k++) {
        z[k] = layer.bias()[k];
        for (int j = 0; j < x.length; j++) {
          z[k] += x[j] * layer.weights()[j * z.length + k];
        }
      }
      sums.add(z);
      x = new double[z.length];
      for (int k = 0; k < z.length; k++) {
        x[k] = layer.activation() == Activation.RELU ? Math.max(0, z[k]) : z[k];
      }
    }
    return sums;
  }

  @Override
  public Matrix logits(Matrix events) {
    Matrix logits = Matrix.zeros(events.rows(), outputs.size());
    for (int i = 0; i < events.rows(); i++) {
      double[] z = sums(events, i).get(layers.size() - 1);
      for (int k = 0; k < z.length; k++) {
        logits.set(i, k, (float) z[k]);
      }
    }
    return logits;
  }

  @Override
  public Matrix scores(Matrix events) {
    Matrix scores = logits(events);
    for (int i = 0; i < scores.rows(); i++) {
      double sum = 0;
      for (int k = 0; k < scores.columns(); k++) {
        sum += Math.exp(scores.get(i, k));
      }
      for (int k = 0; k < scores.columns(); k++) {
        scores.set(i, k, (float) (Math.exp(scores.get(i, k)) / sum));
      }
    }
    return scores;
  }

  @Override
  public Matrix gradient(Matrix events, int output) {
    Matrix gradient = Matrix.zeros(events.rows(), inputs.size());
    for (int i = 0; i < events.rows(); i++) {
      List<double[]> sums = sums(events, i);
      double[] slope = new double[outputs.size()];
      slope[output] = 1;
      for (int l = layers.size() - 1; l >= 0; l--) {
        Layer.Dense layer = (Layer.Dense) layers.get(l);
        double[] before = new double[layer.inputs()];
        for (int j = 0; j < before.length; j++) {
          for (int k = 0; k < slope.length; k++) {
            before[j] += layer.weights()[j * slope.length + k] * slope[k];
          }
          before[j] *= l == 0 || sums.get(l - 1)[j] > 0 ? 1 : 0;
        }
        slope = before;
      }
      for (int j = 0; j < slope.length; j++) {
        gradient.set(i, j, (float) slope[j]);
      }
    }
    return gradient;
  }
}
