// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Prepared inputs that follow each other and belong together.
 *
 * @param name of what they come from: {@code tau21}, {@code constituents.pt}, {@code picture}
 * @param kind what they are together
 * @param shape by kind, see there
 * @param from index of the first one
 */
public record InputGroup(String name, Kind kind, List<Integer> shape, int from) {

  /** What a group is, and how its numbers stand. */
  public enum Kind {
    /** One number; shape {@code []}. */
    SCALAR,
    /** One member of a list; shape {@code [length]}. */
    LIST,
    /**
     * Pixels row by row, channels last; shape {@code [height, width]}, {@code [height, width,
     * channels]} or {@code [depth, height, width]}.
     */
    IMAGE,
    /**
     * Nodes with features and weighted edges; shape {@code [nodes, features]}. First the features
     * {@code [nodes][features]}, then the mask {@code [nodes]} (1 a node, 0 filling), then the
     * adjacency {@code [nodes][nodes]} (weights of edges, 0 for none, no self loops).
     */
    GRAPH
  }

  public InputGroup {
    shape = List.copyOf(shape);
    boolean fits =
        switch (kind) {
          case SCALAR -> shape.isEmpty();
          case LIST -> shape.size() == 1;
          case IMAGE -> shape.size() == 2 || shape.size() == 3;
          case GRAPH -> shape.size() == 2;
        };
    if (!fits || from < 0 || shape.stream().anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(kind + " of shape " + shape + " from " + from);
    }
  }

  /** How many prepared inputs it has. */
  public int size() {
    if (kind == Kind.GRAPH) {
      int nodes = shape.get(0);
      return nodes * shape.get(1) + nodes + nodes * nodes;
    }
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** Each input a scalar. */
  public static List<InputGroup> scalars(List<String> inputs) {
    List<InputGroup> groups = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      groups.add(new InputGroup(inputs.get(i), Kind.SCALAR, List.of(), i));
    }
    return groups;
  }

  /**
   * Checks that groups follow each other and cover this many inputs.
   *
   * @throws IllegalArgumentException where they do not
   */
  public static void check(List<InputGroup> groups, int inputs) {
    int at = 0;
    for (InputGroup group : groups) {
      if (group.from() != at) {
        throw new IllegalArgumentException(group.name() + " is not at " + at);
      }
      at += group.size();
    }
    if (at != inputs) {
      throw new IllegalArgumentException("groups of " + at + " for " + inputs + " inputs");
    }
  }
}
