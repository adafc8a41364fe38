// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.network.training.Examples;
import java.util.Arrays;
import java.util.List;

/** A network in double precision, layer by layer as in its definition: slow and obvious. */
public final class SlowNetwork {
  private SlowNetwork() {}

  /** The logits of one event. */
  public static double[] logits(List<? extends Layer> layers, double[] x) {
    return logits(Architecture.of(x.length, layers), new double[][] {x}, false)[0];
  }

  /**
   * The logits of some events.
   *
   * @param batch whether normalisations take mean and variance from these events
   */
  public static double[][] logits(Architecture network, double[][] events, boolean batch) {
    double[][] joint = new double[events.length][];
    for (int i = 0; i < events.length; i++) {
      joint[i] = new double[0];
    }
    for (Branch branch : network.branches()) {
      double[][] values = new double[events.length][];
      for (int i = 0; i < events.length; i++) {
        values[i] = Arrays.copyOfRange(events[i], branch.from(), branch.from() + branch.columns());
      }
      double[][] whole = values;
      if (branch.kind() == InputGroup.Kind.GRAPH) {
        int features = branch.shape().get(0) * branch.shape().get(1);
        values = Arrays.stream(whole).map(x -> Arrays.copyOf(x, features)).toArray(double[][]::new);
      }
      for (Layer layer : branch.layers()) {
        values =
            branch.kind() == InputGroup.Kind.GRAPH
                ? SlowGraph.after(layer, values, whole, batch)
                : after(layer, values, batch, true);
      }
      for (int i = 0; i < events.length; i++) {
        joint[i] = joined(joint[i], values[i]);
      }
    }
    for (int i = 0; i < events.length; i++) {
      double[] event = events[i];
      joint[i] =
          joined(joint[i], Arrays.stream(network.free()).mapToDouble(j -> event[j]).toArray());
    }
    for (int l = 0; l < network.joint().size(); l++) {
      joint = after(network.joint().get(l), joint, batch, l + 1 < network.joint().size());
    }
    return joint;
  }

  private static double[] joined(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static double[][] after(Layer layer, double[][] x, boolean batch, boolean activated) {
    double[][] y;
    if (layer instanceof Layer.Normalisation one) {
      y = normalised(one, x, batch);
    } else {
      y = Arrays.stream(x).map(event -> sums(layer, event)).toArray(double[][]::new);
    }
    for (double[] event : y) {
      for (int j = 0; j < event.length && activated; j++) {
        event[j] = activation(layer.activation(), event[j]);
      }
    }
    return y;
  }

  private static double[] sums(Layer layer, double[] x) {
    if (layer instanceof Layer.Dense one) {
      return dense(one, x);
    }
    return layer instanceof Layer.Convolution one
        ? convolved(one, x)
        : pooled((Layer.Pool) layer, x);
  }

  private static double[] dense(Layer.Dense layer, double[] x) {
    double[] y = new double[layer.outputs()];
    for (int j = 0; j < y.length; j++) {
      y[j] = layer.bias()[j];
      for (int i = 0; i < layer.inputs(); i++) {
        y[j] += x[i] * layer.weights()[i * layer.outputs() + j];
      }
    }
    return y;
  }

  /** {@code y[p][o] = b[o] + sum_{k,c} x[p + k - (K - 1) / 2][c] W[k][c][o]}. */
  static double[] convolved(Layer.Convolution layer, double[] x) {
    int[] n = Grids.three(layer.size());
    int[] k = Grids.three(layer.kernel());
    int channels = layer.channels();
    int filters = layer.filters();
    double[] y = new double[layer.outputs()];
    for (int p = 0; p < n[0] * n[1] * n[2]; p++) {
      for (int o = 0; o < filters; o++) {
        double sum = layer.bias()[o];
        for (int q = 0; q < k[0] * k[1] * k[2]; q++) {
          int z = p / (n[1] * n[2]) + q / (k[1] * k[2]) - (k[0] - 1) / 2;
          int r = p / n[2] % n[1] + q / k[2] % k[1] - (k[1] - 1) / 2;
          int s = p % n[2] + q % k[2] - (k[2] - 1) / 2;
          boolean inside = z >= 0 && z < n[0] && r >= 0 && r < n[1] && s >= 0 && s < n[2];
          for (int c = 0; c < channels && inside; c++) {
            sum +=
                x[((z * n[1] + r) * n[2] + s) * channels + c]
                    * layer.weights()[(q * channels + c) * filters + o];
          }
        }
        y[p * filters + o] = sum;
      }
    }
    return y;
  }

  static double[] pooled(Layer.Pool layer, double[] x) {
    int[] n = Grids.three(layer.size());
    int[] w = Grids.three(layer.window());
    int[] m = Grids.three(layer.pooled());
    int channels = layer.channels();
    double[] y = new double[layer.outputs()];
    int[] f = Grids.three(layer.first(), 0);
    int[] t = Grids.three(layer.stride());
    Arrays.fill(y, Double.NEGATIVE_INFINITY);
    for (int p = 0; p < m[0] * m[1] * m[2]; p++) {
      for (int q = 0; q < w[0] * w[1] * w[2]; q++) {
        int z = f[0] + p / (m[1] * m[2]) * t[0] + q / (w[1] * w[2]);
        int r = f[1] + p / m[2] % m[1] * t[1] + q / w[2] % w[1];
        int s = f[2] + p % m[2] * t[2] + q % w[2];
        for (int c = 0; c < channels; c++) {
          y[p * channels + c] =
              Math.max(y[p * channels + c], x[((z * n[1] + r) * n[2] + s) * channels + c]);
        }
      }
    }
    return y;
  }

  private static double[][] normalised(Layer.Normalisation layer, double[][] x, boolean batch) {
    int channels = layer.channels();
    double[][] y = new double[x.length][layer.outputs()];
    for (int c = 0; c < channels; c++) {
      double mean = layer.mean()[c];
      double variance = layer.variance()[c];
      if (batch) {
        double n = x.length * layer.positions();
        mean = 0;
        for (double[] event : x) {
          for (int p = 0; p < layer.positions(); p++) {
            mean += event[p * channels + c] / n;
          }
        }
        variance = 0;
        for (double[] event : x) {
          for (int p = 0; p < layer.positions(); p++) {
            variance += Math.pow(event[p * channels + c] - mean, 2) / n;
          }
        }
      }
      for (int i = 0; i < x.length; i++) {
        for (int p = 0; p < layer.positions(); p++) {
          double h = (x[i][p * channels + c] - mean) / Math.sqrt(variance + layer.epsilon());
          y[i][p * channels + c] = layer.scale()[c] * h + layer.shift()[c];
        }
      }
    }
    return y;
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
  public static double loss(List<? extends Layer> layers, Examples examples) {
    return loss(Architecture.of(examples.events().columns(), layers), examples, false);
  }

  /** The same of any network, normalised by the batch or not. */
  public static double loss(Architecture network, Examples examples, boolean batch) {
    double[][] logits = logits(network, rows(examples), batch);
    double loss = 0;
    for (int i = 0; i < examples.count(); i++) {
      loss += examples.weights()[i] * crossEntropy(logits[i], examples.classes()[i]);
    }
    return loss / examples.count();
  }

  /** The events as doubles. */
  public static double[][] rows(Examples examples) {
    double[][] rows = new double[examples.count()][examples.events().columns()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = examples.events().get(i, j);
      }
    }
    return rows;
  }

  static double activation(Activation activation, double z) {
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
