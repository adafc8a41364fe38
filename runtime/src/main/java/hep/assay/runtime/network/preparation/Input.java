// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.preparation;

import hep.assay.runtime.data.Shape;
import hep.assay.runtime.data.ShapedColumn;
import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.ListPlan;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A column that a model reads.
 *
 * @param column its name
 * @param kind one number per event, a member of a list, an image or a graph
 * @param shape as {@link InputGroup} has it
 * @param asItIs whether {@code prepare} leaves it alone, as it does the mask of a list
 */
public record Input(String column, InputGroup.Kind kind, List<Integer> shape, boolean asItIs) {
  private static final String MASK = ".mask";

  public Input {
    shape = List.copyOf(shape);
  }

  /**
   * A column, or a member of a list.
   *
   * @param length how many elements of a list are read; 0 for a column with one value per event
   */
  public Input(String column, int length) {
    this(
        column,
        length == 0 ? InputGroup.Kind.SCALAR : InputGroup.Kind.LIST,
        length == 0 ? List.of() : List.of(length),
        false);
  }

  /** How many values are read; 0 for a column with one value per event. */
  public int length() {
    return kind == InputGroup.Kind.SCALAR ? 0 : group(column, 0).size();
  }

  InputGroup group(String name, int from) {
    return new InputGroup(name, kind, shape, from);
  }

  /**
   * The inputs of a learner, lists written out as their members.
   *
   * @param columns the events, which know the shapes of images and graphs
   * @throws StudyException where a list has no length, or an input is named twice
   */
  public static List<Input> of(LearnerPlan learner, DatasetPlan dataset, Columns columns) {
    List<Input> inputs = new ArrayList<>();
    for (String name : learner.inputs()) {
      Optional<ListPlan> list = find(dataset, name);
      if (list.isEmpty()) {
        inputs.add(column(name, columns));
      } else {
        int length = length(list.get()).orElseThrow(() -> noLength(list.get()));
        members(list.get(), name).forEach(member -> inputs.add(member(list.get(), member, length)));
      }
    }
    Set<String> names = new HashSet<>();
    for (Input input : inputs) {
      if (!names.add(input.column)) {
        throw new StudyException("input '" + input.column + "' is named twice");
      }
    }
    return inputs;
  }

  private static Input column(String name, Columns columns) {
    if (columns.names().contains(name) && columns.values(name) instanceof ShapedColumn shaped) {
      Shape shape = shaped.shape();
      boolean image = shape.kind() == Shape.Kind.IMAGE;
      if (image && shape.sizes().size() > 3) {
        throw new StudyException(
            "input '" + name + "' is " + shape.title() + "; a model takes two or three axes");
      }
      InputGroup.Kind kind = image ? InputGroup.Kind.IMAGE : InputGroup.Kind.GRAPH;
      return new Input(name, kind, shape.sizes(), false);
    }
    return new Input(name, 0);
  }

  /** A member; the mask, where the list declares no column of this name, stays 1 and 0. */
  private static Input member(ListPlan list, String name, int length) {
    boolean mask =
        name.equals(list.name() + MASK)
            && list.columns().stream()
                .noneMatch(one -> name.equals(list.name() + "." + one.name()));
    return new Input(name, InputGroup.Kind.LIST, List.of(length), mask);
  }

  private static Optional<ListPlan> find(DatasetPlan dataset, String name) {
    return dataset.lists().stream()
        .filter(list -> name.equals(list.name()) || name.startsWith(list.name() + "."))
        .findFirst();
  }

  private static List<String> members(ListPlan list, String name) {
    return name.equals(list.name())
        ? list.columns().stream().map(column -> list.name() + "." + column.name()).toList()
        : List.of(name);
  }

  private static Optional<Integer> length(ListPlan list) {
    return list.traits().stream()
        .filter(trait -> trait.word().equals("length"))
        .map(Method::settings)
        .map(settings -> settings.integer("count"))
        .findFirst();
  }

  private static StudyException noLength(ListPlan list) {
    return new StudyException(
        "list '"
            + list.name()
            + "' has no length, and a model needs one; write list "
            + list.name()
            + " length(50) { ... }");
  }

  /**
   * The names of its values: {@code pt}, or {@code jets.pt[0]}, or {@code picture[2][3]}, or {@code
   * g[node 0][feature 1]}, {@code g[mask 0]}, {@code g[edge 0 1]}.
   *
   * @param name of the whole
   */
  List<String> names(String name) {
    return switch (kind) {
      case SCALAR -> List.of(name);
      case LIST, IMAGE -> indices(name, 0).toList();
      case GRAPH -> graph(name);
    };
  }

  private Stream<String> indices(String start, int axis) {
    return axis == shape.size()
        ? Stream.of(start)
        : IntStream.range(0, shape.get(axis))
            .boxed()
            .flatMap(i -> indices(start + "[" + i + "]", axis + 1));
  }

  private List<String> graph(String name) {
    int nodes = shape.get(0);
    List<String> names = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      for (int feature = 0; feature < shape.get(1); feature++) {
        names.add(name + "[node " + node + "][feature " + feature + "]");
      }
    }
    IntStream.range(0, nodes).forEach(node -> names.add(name + "[mask " + node + "]"));
    for (int edge = 0; edge < nodes * nodes; edge++) {
      names.add(name + "[edge " + edge / nodes + " " + edge % nodes + "]");
    }
    return names;
  }
}
