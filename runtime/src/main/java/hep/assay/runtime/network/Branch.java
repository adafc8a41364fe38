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
    Architecture.checkChain(layers, group.size());
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
