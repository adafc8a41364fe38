// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How the numbers of one event are arranged in a {@link ShapedColumn}.
 *
 * @param kind what they are
 * @param sizes of an image {@code [rows, columns]}, or more axes as the file has them; of a graph
 *     {@code [nodes, features]}
 */
public record Shape(Kind kind, List<Integer> sizes) {
  public Shape {
    sizes = List.copyOf(sizes);
    if (sizes.size() < 2 || sizes.stream().anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException("a shape has two axes or more, not " + sizes);
    }
  }

  /** What the numbers are. */
  public enum Kind {
    /** Pixels, row by row; channels last. */
    IMAGE,
    /**
     * The features node by node, {@code [nodes][features]}; then 1 for each node that is there and
     * 0 for padding, {@code [nodes]}; then the weights of the edges, {@code [nodes][nodes]}.
     */
    GRAPH
  }

  public static Shape image(List<Integer> sizes) {
    return new Shape(Kind.IMAGE, sizes);
  }

  public static Shape graph(int nodes, int features) {
    return new Shape(Kind.GRAPH, List.of(nodes, features));
  }

  /** Numbers an event. */
  public int values() {
    if (kind == Kind.GRAPH) {
      int nodes = sizes.get(0);
      return Math.addExact(nodes * (sizes.get(1) + 1), Math.multiplyExact(nodes, nodes));
    }
    return sizes.stream().reduce(1, Math::multiplyExact);
  }

  /** For messages: {@code an image of 16 x 16}, {@code a graph of 8 nodes with 3 features}. */
  public String title() {
    return kind == Kind.GRAPH
        ? "a graph of " + sizes.get(0) + " nodes with " + sizes.get(1) + " features"
        : "an image of " + sizes.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }
}
