// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import java.util.Arrays;

/** Layers of graphs in double precision, node by node as in their definitions. */
final class SlowGraph {
  private SlowGraph() {}

  /**
   * What a layer gives.
   *
   * @param whole the inputs of the graph, of which mask and adjacency stand at the end
   * @param batch whether normalisations take mean and variance from the nodes that are there
   */
  static double[][] after(Layer layer, double[][] x, double[][] whole, boolean batch) {
    if (layer instanceof Layer.Normalisation one) {
      return normalised(one, x, whole, batch);
    }
    double[][] y = new double[x.length][];
    for (int e = 0; e < x.length; e++) {
      int n = layer instanceof Layer.GraphConvolution one ? one.nodes() : nodes(layer);
      int end = whole[e].length;
      double[] mask = Arrays.copyOfRange(whole[e], end - n * n - n, end - n * n);
      double[] edges = Arrays.copyOfRange(whole[e], end - n * n, end);
      y[e] =
          layer instanceof Layer.GraphConvolution one
              ? messages(one, x[e], edges)
              : readout((Layer.Readout) layer, x[e], mask);
    }
    return y;
  }

  private static double[][] normalised(
      Layer.Normalisation layer, double[][] x, double[][] whole, boolean batch) {
    int n = layer.positions();
    int channels = layer.channels();
    double[][] y = new double[x.length][n * channels];
    for (int c = 0; c < channels; c++) {
      double count = 0;
      double sum = 0;
      double squares = 0;
      for (int e = 0; e < x.length; e++) {
        for (int i = 0; i < n; i++) {
          double there = whole[e][whole[e].length - n * n - n + i];
          count += there;
          sum += there * x[e][i * channels + c];
          squares += there * x[e][i * channels + c] * x[e][i * channels + c];
        }
      }
      double mean = batch ? sum / count : layer.mean()[c];
      double variance = batch ? squares / count - mean * mean : layer.variance()[c];
      for (int e = 0; e < x.length; e++) {
        for (int i = 0; i < n; i++) {
          double h = (x[e][i * channels + c] - mean) / Math.sqrt(variance + layer.epsilon());
          double z = layer.scale()[c] * h + layer.shift()[c];
          y[e][i * channels + c] = SlowNetwork.activation(layer.activation(), z);
        }
      }
    }
    return y;
  }

  private static int nodes(Layer layer) {
    return ((Layer.Readout) layer).nodes();
  }

  static double[] messages(Layer.GraphConvolution layer, double[] x, double[] edges) {
    int n = layer.nodes();
    double[] y = new double[layer.outputs()];
    for (int i = 0; i < n; i++) {
      for (int o = 0; o < layer.filters(); o++) {
        double[] shares = shares(layer, x, edges, i, o / (layer.filters() / layer.heads()));
        double z = layer.bias()[o];
        boolean own = layer.kind() == GraphLayer.GRAPH_CONV;
        z += own ? times(layer, 0, x, i, o) : 0;
        for (int j = 0; j < n; j++) {
          z += shares[j] * times(layer, layer.kind() == GraphLayer.GCN ? 0 : 1, x, j, o);
        }
        z += layer.residual() ? x[i * layer.channels() + o] : 0;
        y[i * layer.filters() + o] = SlowNetwork.activation(layer.activation(), z);
      }
    }
    return y;
  }

  /** The factor of every node in what node i hears with a head. */
  private static double[] shares(
      Layer.GraphConvolution layer, double[] x, double[] edges, int i, int head) {
    int n = layer.nodes();
    double[] shares = new double[n];
    double sum = 0;
    for (int j = 0; j < n; j++) {
      double edge = edges[i * n + j];
      if (layer.kind() == GraphLayer.GRAPH_CONV) {
        shares[j] = edge;
      } else if (layer.kind() == GraphLayer.GCN) {
        shares[j] =
            (edge + (i == j ? 1 : 0)) / Math.sqrt(degree(edges, n, i) * degree(edges, n, j));
      } else if (edge != 0 || i == j) {
        double score = 0;
        int share = layer.filters() / layer.heads();
        for (int o = head * share; o < (head + 1) * share; o++) {
          double inner = times(layer, 0, x, i, o) + times(layer, 1, x, j, o);
          double a = layer.weights()[2 * layer.channels() * layer.filters() + o];
          score += a * (inner > 0 ? inner : 0.2 * inner);
        }
        shares[j] = Math.exp(score);
        sum += shares[j];
      }
    }
    for (int j = 0; j < n && layer.kind() == GraphLayer.GATV2; j++) {
      shares[j] /= sum;
    }
    return shares;
  }

  private static double degree(double[] edges, int n, int i) {
    double degree = 1;
    for (int j = 0; j < n; j++) {
      degree += edges[i * n + j];
    }
    return degree;
  }

  /** {@code (x_node W_block)_o}. */
  private static double times(
      Layer.GraphConvolution layer, int block, double[] x, int node, int o) {
    double sum = 0;
    for (int c = 0; c < layer.channels(); c++) {
      int row = block * layer.channels() + c;
      sum += x[node * layer.channels() + c] * layer.weights()[row * layer.filters() + o];
    }
    return sum;
  }

  private static double[] readout(Layer.Readout layer, double[] x, double[] mask) {
    double[] y = new double[layer.channels()];
    double count = Math.max(1, Arrays.stream(mask).sum());
    for (int c = 0; c < y.length; c++) {
      boolean none = true;
      for (int i = 0; i < layer.nodes(); i++) {
        double value = x[i * layer.channels() + c];
        if (mask[i] == 0) {
          continue;
        }
        y[c] =
            switch (layer.pooling()) {
              case SUM -> y[c] + value;
              case MEAN -> y[c] + value / count;
              case MAX -> none ? value : Math.max(y[c], value);
            };
        none = false;
      }
    }
    return y;
  }
}
