// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.network.GraphLayer;
import hep.assay.runtime.network.Layer;

/**
 * Which nodes and edges the graph of an event has.
 *
 * @param present whether a node is there, and no filling
 * @param edges their weights, {@code [nodes][nodes]}
 */
record EventGraph(boolean[] present, double[] edges) {

  /**
   * Reads mask and edges.
   *
   * @param values of the graph's inputs: features, mask, edges
   * @param features of all nodes
   */
  static EventGraph of(double[] values, int nodes, int features) {
    boolean[] present = new boolean[nodes];
    for (int i = 0; i < nodes; i++) {
      present[i] = values[features + i] != 0;
    }
    double[] edges = new double[nodes * nodes];
    System.arraycopy(values, features + nodes, edges, 0, edges.length);
    return new EventGraph(present, edges);
  }

  private int nodes() {
    return present.length;
  }

  /**
   * What each node hears of each other in a layer that reads {@code a}, {@code
   * [heads][nodes][nodes]}.
   */
  double[] heard(Layer.GraphConvolution layer, double[] a) {
    return switch (layer.kind()) {
      case GRAPH_CONV -> edges;
      case GCN -> normalised();
      case GATV2 -> attention(layer, a);
    };
  }

  /** {@code (e_ij + delta_ij) / sqrt(d_i d_j)} with {@code d_i = 1 + sum_j e_ij}. */
  private double[] normalised() {
    int n = nodes();
    double[] degree = new double[n];
    for (int i = 0; i < n; i++) {
      degree[i] = 1;
      for (int j = 0; j < n; j++) {
        degree[i] += edges[i * n + j];
      }
    }
    double[] heard = new double[n * n];
    for (int k = 0; k < heard.length; k++) {
      double edge = edges[k] + (k / n == k % n ? 1 : 0);
      heard[k] = edge == 0 ? 0 : edge / Math.sqrt(degree[k / n] * degree[k % n]);
    }
    return heard;
  }

  /** The softmax over a node and its neighbours of {@code v . leaky(x_i W_1 + x_j W_2)}. */
  private double[] attention(Layer.GraphConvolution layer, double[] a) {
    int n = nodes();
    double[] heard = new double[layer.heads() * n * n];
    double[] own = rows(layer, a, 0);
    double[] other = rows(layer, a, layer.channels());
    for (int i = 0; i < layer.heads() * n; i++) {
      double total = 0;
      double largest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < n; j++) {
        heard[i * n + j] =
            i % n == j || edges[i % n * n + j] != 0
                ? score(layer, i / n, own, i % n, other, j)
                : Double.NEGATIVE_INFINITY;
        largest = Math.max(largest, heard[i * n + j]);
      }
      for (int j = 0; j < n; j++) {
        heard[i * n + j] = Math.exp(heard[i * n + j] - largest);
        total += heard[i * n + j];
      }
      for (int j = 0; j < n; j++) {
        heard[i * n + j] /= total;
      }
    }
    return heard;
  }

  private static double score(
      Layer.GraphConvolution layer, int head, double[] own, int i, double[] other, int j) {
    int filters = layer.filters();
    int share = filters / layer.heads();
    double score = 0;
    for (int o = head * share; o < (head + 1) * share; o++) {
      double sum = own[i * filters + o] + other[j * filters + o];
      float weight = layer.weights()[2 * layer.channels() * filters + o];
      score += weight * (sum > 0 ? sum : GraphLayer.LEAK * sum);
    }
    return score;
  }

  /** Every node's features times the weights from this row on. */
  private double[] rows(Layer.GraphConvolution layer, double[] a, int row) {
    int channels = layer.channels();
    double[] z = new double[nodes() * layer.filters()];
    for (int k = 0; k < z.length; k++) {
      for (int c = 0; c < channels; c++) {
        float weight = layer.weights()[(row + c) * layer.filters() + k % layer.filters()];
        z[k] += a[k / layer.filters() * channels + c] * weight;
      }
    }
    return z;
  }
}
