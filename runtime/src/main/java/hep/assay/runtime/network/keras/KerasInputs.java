// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.network.preparation.PreparedInput;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of the classifier's inputs fill which input of a Keras network: all of them the only one;
 * where there are several, those of the same name, or, where not all names are known, one after the
 * other as many as each takes.
 *
 * @param sources by the names of the network's inputs
 * @param note which are which, where names did not say it; empty otherwise
 */
record KerasInputs(Map<String, KerasSource> sources, String note) {

  static KerasInputs of(String file, KerasModel model, Preparation preparation) {
    Map<String, List<InputGroup>> units = units(preparation);
    List<KerasConfig> inputs =
        model.inputs().stream().map(name -> layer(file, model, name)).toList();
    Map<String, KerasSource> sources = new LinkedHashMap<>();
    if (inputs.size() == 1) {
      List<InputGroup> all = units.values().stream().flatMap(List::stream).toList();
      sources.put(inputs.get(0).name(), new KerasSource(file, all, inputs.get(0).shape()));
      return new KerasInputs(sources, "");
    }
    if (units.size() == inputs.size() && units.keySet().containsAll(model.inputs())) {
      for (KerasConfig input : inputs) {
        sources.put(input.name(), new KerasSource(file, units.get(input.name()), input.shape()));
      }
      return new KerasInputs(sources, "");
    }
    List<String> filled = inOrder(file, inputs, units, sources);
    return new KerasInputs(
        sources, "the inputs of " + file + " are filled in order: " + String.join("; ", filled));
  }

  private static KerasConfig layer(String file, KerasModel model, String name) {
    return model.layers().stream()
        .filter(one -> one.name().equals(name) && one.type().equals(KerasConfig.INPUT))
        .findFirst()
        .orElseThrow(
            () -> new StudyException(file + ": its description is damaged: no input " + name));
  }

  /** What belongs together, by its name: scalars, images, and the members of a list. */
  private static Map<String, List<InputGroup>> units(Preparation preparation) {
    Map<String, List<InputGroup>> units = new LinkedHashMap<>();
    List<InputGroup> groups = preparation.groups();
    String last = "";
    for (int i = 0; i < groups.size(); i++) {
      PreparedInput input = preparation.inputs().get(i);
      String name = input.name();
      if (groups.get(i).kind() == InputGroup.Kind.LIST && name.lastIndexOf('.') > 0) {
        name = name.substring(0, name.lastIndexOf('.'));
      }
      // a list whose members do not stand together is several inputs
      name = units.containsKey(name) && !name.equals(last) ? input.name() : name;
      units.computeIfAbsent(name, none -> new ArrayList<>()).add(groups.get(i));
      last = name;
    }
    return units;
  }

  /** Returns what was filled with what. */
  private static List<String> inOrder(
      String file,
      List<KerasConfig> inputs,
      Map<String, List<InputGroup>> units,
      Map<String, KerasSource> sources) {
    List<String> names = new ArrayList<>(units.keySet());
    List<String> filled = new ArrayList<>();
    int at = 0;
    for (KerasConfig input : inputs) {
      long wanted = wanted(input);
      List<InputGroup> taken = new ArrayList<>();
      List<String> own = new ArrayList<>();
      int numbers = 0;
      while (at < names.size() && (taken.isEmpty() || numbers < wanted)) {
        own.add(names.get(at));
        List<InputGroup> unit = units.get(names.get(at++));
        taken.addAll(unit);
        numbers += unit.stream().mapToInt(InputGroup::size).sum();
      }
      if (wanted > 0 && numbers != wanted) {
        throw unlike(file, inputs, units);
      }
      sources.put(input.name(), new KerasSource(file, List.copyOf(taken), input.shape()));
      filled.add(input.name() + " with " + String.join(", ", own));
    }
    if (at < names.size()) {
      throw unlike(file, inputs, units);
    }
    return filled;
  }

  /** How many numbers an input takes; 0 where that is open. */
  private static long wanted(KerasConfig input) {
    return input.shape() == null || input.shape().contains(0)
        ? 0
        : input.shape().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
  }

  private static StudyException unlike(
      String file, List<KerasConfig> inputs, Map<String, List<InputGroup>> units) {
    List<String> wanted =
        inputs.stream()
            .map(
                one ->
                    one.name() + (one.shape() == null ? "" : " " + KerasConfig.text(one.shape())))
            .toList();
    List<String> given = new ArrayList<>();
    units.forEach(
        (name, groups) -> {
          int numbers = groups.stream().mapToInt(InputGroup::size).sum();
          given.add(numbers == 1 ? name : name + " (" + numbers + " numbers)");
        });
    return new StudyException(
        file
            + " has the inputs "
            + String.join(", ", wanted)
            + ", and the classifier gives "
            + String.join(", ", given)
            + "; write as many in the same order, or give them the same names");
  }
}
