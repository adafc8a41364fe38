// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.data.structure.Structure;
import hep.assay.runtime.data.structure.Structures;
import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.expression.Dimension;
import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Lists;
import hep.assay.runtime.expression.Traversal;
import hep.assay.runtime.expression.Type;
import hep.assay.runtime.expression.Typing;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.ListPlan;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The columns of some events as the study declares them: with units and missing values, computed
 * where they are asked for and only then; members of lists in their declared order and length. Not
 * for several threads at once.
 */
public final class ResolvedColumns implements Columns {
  private final EventTable raw;
  private final Map<String, ColumnPlan> declared;
  private final List<ListPlan> lists;
  private final BiFunction<String, ColumnData, ColumnData> change;
  private final Map<String, ColumnData> known = new HashMap<>();
  private final Map<String, ColumnData> arranged = new HashMap<>();
  private final Map<String, ListMembers.Arrangement> arrangements = new HashMap<>();
  private final Set<String> open = new LinkedHashSet<>();
  private final List<Loss> losses = new ArrayList<>();

  /**
   * @param declared declared columns, members of lists as {@code list.member}
   * @param lists the lists of these members
   * @param change what happens to each column once it is computed; members of lists are then in the
   *     order of the file
   */
  ResolvedColumns(
      EventTable raw,
      Map<String, ColumnPlan> declared,
      List<ListPlan> lists,
      BiFunction<String, ColumnData, ColumnData> change) {
    this.raw = raw;
    this.declared = declared;
    this.lists = lists;
    this.change = change;
  }

  @Override
  public int count() {
    return raw.count();
  }

  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(raw.names());
    names.addAll(declared.keySet());
    return names;
  }

  @Override
  public ColumnData values(String name) {
    Optional<ListPlan> list = listOf(name).filter(ListMembers::isArranged);
    if (list.isEmpty()) {
      return plain(name);
    }
    ColumnData column = arranged.get(name);
    if (column == null) {
      ListMembers.Arrangement arrangement = arrangements.get(list.get().name());
      if (arrangement == null) {
        arrangement = ListMembers.arrangement(list.get(), name, this::plain);
        arrangements.put(list.get().name(), arrangement);
        losses.add(arrangement.loss());
      }
      column = arrangement.of(name, plain(name));
      arranged.put(name, column);
    }
    return column;
  }

  /** What had no place in the lists and structures that were asked for. */
  List<Loss> losses() {
    return losses;
  }

  /** A column with the members of lists as the file has them. */
  private ColumnData plain(String name) {
    ColumnData column = known.get(name);
    if (column == null) {
      column = change.apply(name, resolve(name));
      known.put(name, column);
    }
    return column;
  }

  /** These columns with the members of lists in the order and number of the file. */
  Columns unarranged() {
    return new Parts(this::plain);
  }

  private Optional<ListPlan> listOf(String name) {
    return declared.containsKey(name)
        ? lists.stream().filter(list -> name.startsWith(list.name() + ".")).findFirst()
        : Optional.empty();
  }

  /** Whether a column and all that it is computed from is in the files. */
  boolean stored(String name) {
    return stored(name, new LinkedHashSet<>());
  }

  private boolean stored(String name, Set<String> seen) {
    ColumnPlan plan = declared.get(name);
    boolean made = plan != null && !sources(plan).isEmpty();
    if (!made || !seen.add(name)) {
      return raw.has(name);
    }
    return sources(plan).stream()
        .filter(part -> lists.stream().noneMatch(list -> list.name().equals(part)))
        .allMatch(part -> stored(part, new LinkedHashSet<>(seen)));
  }

  /** The columns and lists that a column is made of; none for a column of the file. */
  public static Set<String> sources(ColumnPlan plan) {
    return plan.structure().isPresent()
        ? Structures.sources(plan.structure().get())
        : plan.formula().map(Traversal::columns).orElse(Set.of());
  }

  private ColumnData resolve(String name) {
    ColumnPlan plan = declared.get(name);
    if (plan == null || open.contains(name) && raw.has(name)) {
      return file(name);
    }
    if (!open.add(name)) {
      throw new StudyException("column '" + name + "' is computed from itself: " + open);
    }
    try {
      if (plan.structure().isPresent()) {
        return structured(plan);
      }
      return plan.formula().isEmpty()
          ? file(name).declared(Unit.of(plan.unit()), Traits.missing(plan))
          : computed(plan, plan.formula().get());
    } finally {
      open.remove(name);
    }
  }

  private ColumnData file(String name) {
    if (!raw.has(name)) {
      throw new StudyException("no column '" + name + "'" + Nearest.hint(name, names()));
    }
    return raw.values(name);
  }

  /**
   * A name's column while another one is computed: a formula's own name is the file's column, and
   * members of one list are computed from one another before they are arranged.
   */
  private ColumnData part(String name) {
    if (open.contains(name)) {
      return resolve(name);
    }
    boolean inside = listOf(name).isPresent() && open.stream().anyMatch(one -> sameList(one, name));
    return inside ? plain(name) : values(name);
  }

  private boolean sameList(String one, String other) {
    return listOf(one).isPresent() && listOf(one).equals(listOf(other));
  }

  private ColumnData structured(ColumnPlan plan) {
    Map<String, Integer> lengths = new LinkedHashMap<>();
    lists.forEach(list -> lengths.put(list.name(), length(list)));
    Set<String> cyclic = new LinkedHashSet<>();
    declared.forEach(
        (name, column) -> {
          if (column.trait("cyclic").isPresent()) {
            cyclic.add(name);
          }
        });
    return Structures.make(
        plan.name(),
        plan.structure().get(),
        new Structure.Source(new Parts(this::part), lengths, cyclic, losses::add));
  }

  private static int length(ListPlan list) {
    return Traits.length(list.traits()).map(settings -> settings.integer("count")).orElse(0);
  }

  private ColumnData computed(ColumnPlan plan, Expression formula) {
    double missing = Traits.missing(plan);
    if (formula instanceof Expression.Column other) {
      ColumnData same = part(other.name());
      return plan.unit().isEmpty() && Double.isNaN(missing)
          ? same
          : same.declared(plan.unit().isEmpty() ? same.unit() : unit(plan, formula), missing);
    }
    Columns parts = new Parts(this::part);
    if (Evaluator.isList(formula, parts)) {
      Lists shape = Evaluator.shape(formula, parts);
      int[] starts = new int[count() + 1];
      for (int i = 0; i <= count(); i++) {
        starts[i] = shape.start(i);
      }
      ColumnData elements = own(plan, formula, Evaluator.elements(formula, parts), missing);
      return new ColumnData.Jagged(starts, elements);
    }
    return own(plan, formula, Evaluator.numbers(formula, parts), missing);
  }

  /** Canonical numbers in the unit declared; that of the formula where none is. */
  private ColumnData own(ColumnPlan plan, Expression formula, double[] numbers, double missing) {
    Unit unit = unit(plan, formula);
    if (!dimension(formula).equals(Dimension.NONE) && unit.factor() != 1) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] /= unit.factor();
      }
    }
    return new ColumnData.Doubles(numbers).declared(unit, missing);
  }

  private Unit unit(ColumnPlan plan, Expression formula) {
    Dimension dimension = dimension(formula);
    if (plan.unit().isEmpty()) {
      return new Unit(dimension.canonical(), 1, dimension);
    }
    Unit unit = Unit.of(plan.unit());
    if (!dimension.equals(Dimension.NONE) && !dimension.equals(unit.dimension())) {
      throw new StudyException(
          "column '"
              + plan.name()
              + "' is declared in "
              + plan.unit()
              + ", and its formula is in "
              + dimension.canonical());
    }
    return unit;
  }

  private Dimension dimension(Expression formula) {
    Typing.Typed typed = Typing.of(formula, name -> Optional.of(type(part(name))));
    List<Typing.Problem> problems = typed.problems();
    if (!problems.isEmpty()) {
      throw new StudyException(problems.get(0).message());
    }
    return typed.type().dimension() == null ? Dimension.NONE : typed.type().dimension();
  }

  /** A column of 1 and 0 may be a truth value: of numbers only the dimension is certain. */
  private static Type type(ColumnData column) {
    return column.isText()
        ? Type.TEXT
        : new Type(
            Type.Kind.UNKNOWN, column.unit().dimension(), column instanceof ColumnData.Jagged);
  }

  private final class Parts implements Columns {
    private final Function<String, ColumnData> find;

    Parts(Function<String, ColumnData> find) {
      this.find = find;
    }

    @Override
    public int count() {
      return raw.count();
    }

    @Override
    public Set<String> names() {
      return ResolvedColumns.this.names();
    }

    @Override
    public ColumnData values(String name) {
      return find.apply(name);
    }
  }
}
