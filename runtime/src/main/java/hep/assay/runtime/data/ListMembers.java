// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.ListPlan;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of declared lists: their columns, order and length. */
final class ListMembers {
  private ListMembers() {}

  /** Declared columns of a list by their full names, {@code constituents.pt}. */
  static Map<String, ColumnPlan> declared(ListPlan list) {
    Map<String, ColumnPlan> members = new LinkedHashMap<>();
    for (ColumnPlan column : list.columns()) {
      String name = list.name() + "." + column.name();
      members.put(name, new ColumnPlan(name, column.unit(), column.traits(), column.formula()));
    }
    return members;
  }

  /**
   * The members in the declared order and not longer than declared.
   *
   * @param members all members of the list that are kept
   */
  static Map<String, ColumnData> arranged(ListPlan list, Map<String, ColumnData> members) {
    Optional<Settings> sorted = Traits.sorted(list.traits());
    Optional<Settings> length = Traits.length(list.traits());
    if (members.isEmpty() || sorted.isEmpty() && length.isEmpty()) {
      return members;
    }
    int most = length.map(settings -> settings.integer("count")).orElse(Integer.MAX_VALUE);
    ColumnData.Jagged shape = jagged(list, members.entrySet().iterator().next());
    int[] starts = new int[shape.count() + 1];
    for (int i = 0; i < shape.count(); i++) {
      starts[i + 1] = starts[i] + Math.min(most, shape.start(i + 1) - shape.start(i));
    }
    int[] positions = positions(shape, starts, sorted.map(s -> key(list, members, s)), sorted);
    Map<String, ColumnData> arranged = new LinkedHashMap<>();
    for (Map.Entry<String, ColumnData> member : members.entrySet()) {
      ColumnData.Jagged own = jagged(list, member);
      if (!Arrays.equals(own.starts(), shape.starts())) {
        throw new StudyException(
            "the members of list '"
                + list.name()
                + "' have different lengths: '"
                + member.getKey()
                + "'");
      }
      arranged.put(
          member.getKey(), new ColumnData.Jagged(starts, own.elements().select(positions)));
    }
    return arranged;
  }

  private static double[] key(ListPlan list, Map<String, ColumnData> members, Settings sorted) {
    String name = list.name() + "." + sorted.word("by").replaceFirst("^.*\\.", "");
    ColumnData member = members.get(name);
    if (member == null) {
      throw new StudyException(
          "list '"
              + list.name()
              + "' is sorted by '"
              + sorted.word("by")
              + "', which is none of its columns");
    }
    return jagged(list, Map.entry(name, member)).elements().all();
  }

  /** Where the kept elements come from; equal ones keep the order of the file. */
  private static int[] positions(
      ColumnData.Jagged shape, int[] starts, Optional<double[]> key, Optional<Settings> sorted) {
    int[] positions = new int[starts[shape.count()]];
    double sign = sorted.map(s -> s.flag("descending")).orElse(false) ? -1 : 1;
    for (int i = 0; i < shape.count(); i++) {
      Integer[] order = new Integer[shape.start(i + 1) - shape.start(i)];
      int start = shape.start(i);
      Arrays.setAll(order, k -> start + k);
      key.ifPresent(
          values ->
              Arrays.sort(order, (a, b) -> Double.compare(sign * values[a], sign * values[b])));
      for (int k = starts[i]; k < starts[i + 1]; k++) {
        positions[k] = order[k - starts[i]];
      }
    }
    return positions;
  }

  private static ColumnData.Jagged jagged(ListPlan list, Map.Entry<String, ColumnData> member) {
    if (member.getValue() instanceof ColumnData.Jagged jagged) {
      return jagged;
    }
    throw new StudyException(
        "'" + member.getKey() + "' of list '" + list.name() + "' has one value per event");
  }

  static List<String> names(ListPlan list) {
    return List.copyOf(declared(list).keySet());
  }
}
