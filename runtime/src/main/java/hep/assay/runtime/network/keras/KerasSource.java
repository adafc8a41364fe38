// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.List;

/**
 * What of the classifier's inputs fills one input of a Keras network.
 *
 * @param file for messages
 * @param groups one after the other
 * @param shape of an event as the network has it, 0 for an open size; null where it says nothing
 */
record KerasSource(String file, List<InputGroup> groups, List<Integer> shape) {

  /** The first of the classifier's prepared inputs. */
  int from() {
    return groups.get(0).from();
  }

  /** How many they are. */
  int size() {
    return groups.stream().mapToInt(InputGroup::size).sum();
  }

  boolean isScalars() {
    return groups.stream().allMatch(one -> one.kind() == InputGroup.Kind.SCALAR);
  }

  /** Members of a list, all of one length. */
  boolean isList() {
    return groups.stream()
        .allMatch(
            one -> one.kind() == InputGroup.Kind.LIST && one.shape().equals(groups.get(0).shape()));
  }

  private boolean isImage() {
    return groups.size() == 1 && groups.get(0).kind() == InputGroup.Kind.IMAGE;
  }

  /**
   * Checks that the network's shape, where it is known, has as many numbers.
   *
   * @param layer the input's own
   */
  void check(KerasConfig layer) {
    if (shape != null) {
      long numbers = 1;
      for (int one : shape) {
        numbers *= Math.max(1, one);
      }
      if (shape.contains(0) ? size() % numbers != 0 : numbers != size()) {
        throw new StudyException(
            file
                + ": layer '"
                + layer.name()
                + "' takes events of shape "
                + KerasConfig.text(shape)
                + ", and the classifier gives "
                + size()
                + " numbers per event");
      }
    }
  }

  /**
   * The grid that a layer of so many dimensions reads, channels last; a list has its members as
   * channels.
   *
   * @throws StudyException where the inputs are none
   */
  List<Integer> grid(KerasConfig layer, int dimensions) {
    for (List<Integer> grid : grids()) {
      if (grid.size() == dimensions + 1 && fits(grid)) {
        return grid;
      }
    }
    String what = dimensions == 1 ? "one list" : "one image";
    throw new StudyException(
        file
            + ": layer '"
            + layer.name()
            + "' is a "
            + layer.type()
            + ", which reads "
            + what
            + (shape == null ? "" : " of the shape " + KerasConfig.text(shape))
            + ", and the inputs are "
            + String.join(", ", groups.stream().map(one -> one.name() + one.shape()).toList())
            + "; make one by "
            + (dimensions == 1 ? "list jets length(10) { ... }" : "column picture = image(...)"));
  }

  private boolean fits(List<Integer> grid) {
    if (shape == null || shape.size() != grid.size()) {
      return shape == null;
    }
    for (int d = 0; d < grid.size(); d++) {
      if (shape.get(d) != 0 && !shape.get(d).equals(grid.get(d))) {
        return false;
      }
    }
    return true;
  }

  List<List<Integer>> grids() {
    if (isList()) {
      return List.of(List.of(groups.get(0).shape().get(0), groups.size()));
    }
    if (!isImage()) {
      return List.of();
    }
    List<Integer> plain = groups.get(0).shape();
    List<Integer> grey = new ArrayList<>(plain);
    grey.add(1);
    return List.of(plain, grey);
  }

  /**
   * How many dimensions the grid has that the network takes; 0 where it takes plain numbers, or
   * says nothing.
   */
  int dimensions() {
    return shape == null || isScalars() ? 0 : Math.max(0, shape.size() - 1);
  }

  /**
   * The classifier's inputs in the order in which Keras flattens them: of a list all members of the
   * first element come first, where the network takes it as such.
   */
  int[] flattened() {
    int[] order = new int[size()];
    int members = groups.size();
    boolean turned = dimensions() == 1 && isList() && members > 1;
    int length = order.length / members;
    for (int i = 0; i < order.length; i++) {
      order[i] = from() + (turned ? i % members * length + i / members : i);
    }
    return order;
  }
}
