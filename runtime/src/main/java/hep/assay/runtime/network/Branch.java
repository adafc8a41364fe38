// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import java.util.List;

/**
 * Layers that work on one group of a network's inputs before all are joined.
 *
 * @param kind of the group
 * @param shape of the group, by kind
 * @param from index of its first input
 * @param layers from the group to what is joined, at least one
 */
public record Branch(
    InputGroup.Kind kind, List<Integer> shape, int from, List<? extends Layer> layers) {
  public Branch {
    shape = List.copyOf(shape);
    layers = List.copyOf(layers);
    InputGroup group = new InputGroup("", kind, shape, from);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a branch without layers");
    }
    boolean graph = kind == InputGroup.Kind.GRAPH;
    // mask and adjacency of a graph are read by all of its layers
    int first = graph ? Math.multiplyExact(shape.get(0), shape.get(1)) : group.size();
    Architecture.checkChain(layers, first);
    for (Layer layer : layers) {
      boolean ofGraphs = layer instanceof Layer.GraphConvolution || layer instanceof Layer.Readout;
      if (ofGraphs && !graph) {
        throw new IllegalArgumentException("a layer of graphs in a branch of " + kind);
      }
    }
    Grid grid = Grid.of(layers.get(0));
    for (Layer layer : layers) {
      grid = grid.after(layer);
    }
  }

  /** How many inputs it reads. */
  public int columns() {
    return new InputGroup("", kind, shape, from).size();
  }

  /** How many numbers it hands on. */
  public int outputs() {
    return layers.get(layers.size() - 1).outputs();
  }
}
