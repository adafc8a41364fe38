// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import static hep.assay.runtime.expression.Expression.number;

import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.ListPlan;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The members of declared lists: their columns, mask, order and length. */
final class ListMembers {
  private ListMembers() {}

  /** The member that says what is there: 1 for an object, 0 for padding. */
  static final String MASK = "mask";

  /** Declared columns of a list by their full names, {@code constituents.pt}, and its mask. */
  static Map<String, ColumnPlan> declared(ListPlan list) {
    Map<String, ColumnPlan> members = new LinkedHashMap<>();
    for (ColumnPlan column : list.columns()) {
      String name = list.name() + "." + column.name();
      members.put(name, column.named(name));
    }
    String mask = list.name() + "." + MASK;
    if (!list.columns().isEmpty()) {
      Expression first = Expression.column(list.name() + "." + list.columns().get(0).name());
      Expression one =
          Expression.call("where", Expression.call("isMissing", first), number(1), number(1));
      members.putIfAbsent(mask, ColumnPlan.column(mask).computed(one));
    }
    return members;
  }

  /** The order and length of a list's objects. */
  record Arrangement(ListPlan list, ColumnData.Jagged shape, int[] starts, int[] positions) {

    /** The objects behind the declared length. */
    Loss loss() {
      int all = shape.elements().count();
      String what = "objects of list '" + list.name() + "' are behind its length";
      return Loss.of(what, all - positions.length, all);
    }

    /** A member in this order. */
    ColumnData of(String name, ColumnData member) {
      ColumnData.Jagged own = jagged(list, name, member);
      if (!Arrays.equals(own.starts(), shape.starts())) {
        throw new StudyException(
            "the members of list '" + list.name() + "' have different lengths: '" + name + "'");
      }
      return new ColumnData.Jagged(starts, own.elements().select(positions));
    }
  }

  static boolean isArranged(ListPlan list) {
    return Traits.sorted(list.traits()).isPresent() || Traits.length(list.traits()).isPresent();
  }

  /**
   * The declared order, not longer than declared.
   *
   * @param member any member, which gives the lengths
   * @param members finds a member by its full name, as the file has it
   */
  static Arrangement arrangement(
      ListPlan list, String member, Function<String, ColumnData> members) {
    Optional<Settings> sorted = Traits.sorted(list.traits());
    int most =
        Traits.length(list.traits())
            .map(settings -> settings.integer("count"))
            .orElse(Integer.MAX_VALUE);
    ColumnData.Jagged shape = jagged(list, member, members.apply(member));
    int[] starts = new int[shape.count() + 1];
    for (int i = 0; i < shape.count(); i++) {
      starts[i + 1] = starts[i] + Math.min(most, shape.start(i + 1) - shape.start(i));
    }
    Optional<double[]> key = sorted.map(settings -> key(list, settings, members));
    return new Arrangement(list, shape, starts, positions(shape, starts, key, sorted));
  }

  private static double[] key(
      ListPlan list, Settings sorted, Function<String, ColumnData> members) {
    String name = list.name() + "." + sorted.word("by").replaceFirst("^.*\\.", "");
    if (!declared(list).containsKey(name)) {
      throw new StudyException(
          "list '"
              + list.name()
              + "' is sorted by '"
              + sorted.word("by")
              + "', which is none of its columns");
    }
    return jagged(list, name, members.apply(name)).elements().all();
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

  private static ColumnData.Jagged jagged(ListPlan list, String name, ColumnData member) {
    if (member instanceof ColumnData.Jagged jagged) {
      return jagged;
    }
    throw new StudyException(
        "'" + name + "' of list '" + list.name() + "' has one value per event");
  }

  static List<String> names(ListPlan list) {
    return list.columns().stream().map(column -> list.name() + "." + column.name()).toList();
  }
}
