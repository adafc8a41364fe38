// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.ListPlan;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column that a model reads.
 *
 * @param column its name
 * @param length how many elements of a list are read; 0 for a column with one value per event
 */
public record Input(String column, int length) {

  /**
   * The inputs of a learner, lists written out as their members.
   *
   * @throws StudyException where a list has no length
   */
  public static List<Input> of(LearnerPlan learner, DatasetPlan dataset) {
    List<Input> inputs = new ArrayList<>();
    for (String name : learner.inputs()) {
      Optional<ListPlan> list = find(dataset, name);
      if (list.isEmpty()) {
        inputs.add(new Input(name, 0));
      } else {
        int length = length(list.get()).orElseThrow(() -> noLength(list.get()));
        members(list.get(), name).forEach(member -> inputs.add(new Input(member, length)));
      }
    }
    return inputs;
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

  /** The names of its values, one without a list: {@code pt}, or {@code jets.pt[0]}, ... */
  public List<String> names() {
    if (length == 0) {
      return List.of(column);
    }
    return java.util.stream.IntStream.range(0, length)
        .mapToObj(i -> column + "[" + i + "]")
        .toList();
  }
}
