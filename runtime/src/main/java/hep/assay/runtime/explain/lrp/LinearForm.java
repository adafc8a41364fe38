// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.network.GraphLayer;
import hep.assay.runtime.network.Layer;

/**
 * A layer before its activation as rules see it: a map with its weights and biases.
 *
 * @param weights as the map reads them
 * @param bias one each channel of the outputs
 */
record LinearForm(LinearMap map, float[] weights, float[] bias) {

  static LinearForm of(Layer.Linear layer) {
    LinearMap map =
        layer instanceof Layer.Convolution one
            ? ConvolutionMap.of(one)
            : new DenseMap(layer.inputs(), layer.outputs());
    return new LinearForm(map, layer.weights(), layer.bias());
  }

  /**
   * A layer of graphs without edges, which come with the event: the weights by which a node reads
   * itself, where it does, and those by which it reads messages. A residual is the unit matrix
   * among the former; what decides on attention is no weight of the map.
   */
  static LinearForm of(Layer.GraphConvolution layer) {
    int size = layer.channels() * layer.filters();
    boolean own = layer.kind() == GraphLayer.GRAPH_CONV || layer.residual();
    float[] weights = new float[own ? 2 * size : size];
    int messages = layer.kind() == GraphLayer.GCN ? 0 : size;
    System.arraycopy(layer.weights(), messages, weights, weights.length - size, size);
    if (layer.kind() == GraphLayer.GRAPH_CONV) {
      System.arraycopy(layer.weights(), 0, weights, 0, size);
    }
    for (int c = 0; layer.residual() && c < layer.channels(); c++) {
      weights[c * layer.filters() + c] += 1;
    }
    GraphMap map =
        new GraphMap(layer.nodes(), layer.channels(), layer.filters(), own, new double[0]);
    return new LinearForm(map, weights, layer.bias());
  }
}
