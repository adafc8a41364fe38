// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Cuts the events of a sample and computes their columns, an alteration applied to both: every
 * event by itself, so that any part of a sample can be done before, after or beside the others.
 */
final class SampleCuts {
  private final DatasetPlan plan;
  private final Set<String> wanted;
  private final Set<String> kept;
  private final Predicate<String> notOnlyInputs;
  private final Map<String, ColumnPlan> declared = new LinkedHashMap<>();

  /**
   * @param wanted the columns that have to be there
   * @param kept those of them that outlive the cuts
   */
  SampleCuts(StudyPlan study, DatasetPlan plan, Set<String> wanted, Set<String> kept) {
    this.plan = plan;
    this.wanted = wanted;
    this.kept = kept;
    this.notOnlyInputs = UsedColumns.notOnlyInputs(study, plan);
    plan.columns().forEach(column -> declared.put(column.name(), column));
    plan.lists().forEach(list -> declared.putAll(ListMembers.declared(list)));
  }

  /** The declared columns, members of lists as {@code list.member}. */
  Map<String, ColumnPlan> declared() {
    return declared;
  }

  /** Events as they are. */
  ResolvedColumns columns(EventTable raw) {
    return new ResolvedColumns(raw, declared, plan.lists(), (name, column) -> column);
  }

  /** Events under an alteration; as they are where it does not concern their sample. */
  ResolvedColumns columns(SamplePlan sample, SampleRows rows, Alteration alteration) {
    if (!alteration.concerns(sample)) {
      return columns(rows.raw());
    }
    Alteration.SampleEvents before = rows.events(sample, columns(rows.raw()).unarranged());
    return new ResolvedColumns(
        rows.raw(),
        declared,
        plan.lists(),
        (name, column) -> alteration.column(name, column, before));
  }

  /** The indices of the events that pass the dataset's cuts. */
  int[] passing(SamplePlan sample, SampleRows rows, Alteration alteration) {
    return LoadedSample.indices(Evaluator.all(plan.select(), columns(sample, rows, alteration)));
  }

  /**
   * Events with the columns that outlive the cuts; those that only simulation has are missing in
   * data.
   *
   * @param weights of the events
   * @param shared columns that nobody needs again
   */
  LoadedSample.Part kept(
      SamplePlan sample,
      SampleRows rows,
      double[] weights,
      Alteration alteration,
      Set<String> shared) {
    ResolvedColumns nominal = columns(rows.raw());
    ResolvedColumns events = columns(sample, rows, alteration);
    Map<String, ColumnData> columns = new LinkedHashMap<>();
    for (String name : events.names()) {
      boolean stored = wanted.contains(name) && events.stored(name);
      if (stored && kept.contains(name) && !shared.contains(name)) {
        ColumnData column = column(name, events);
        boolean narrow = isComputed(name) || altered(name, alteration) && isNarrow(name, nominal);
        columns.put(name, narrow && !notOnlyInputs.test(name) ? Narrowed.of(column) : column);
      } else if (wanted.contains(name) && !stored && sample.role() != SamplePlan.Role.DATA) {
        column(name, events);
      }
    }
    return new LoadedSample.Part(stored(nominal), columns, weights, rows.ids(), events.losses());
  }

  private boolean isNarrow(String name, ResolvedColumns nominal) {
    ColumnData column = column(name, nominal);
    return Narrowed.of(column).bytes() == column.bytes();
  }

  /** The wanted columns that the files of some events have. */
  private Set<String> stored(ResolvedColumns events) {
    Set<String> stored = new LinkedHashSet<>(events.names());
    stored.removeIf(name -> !wanted.contains(name) || !events.stored(name));
    return stored;
  }

  /** Whether an alteration may change a column, itself or by what it is made of. */
  boolean altered(String name, Alteration alteration) {
    return altered(name, alteration, new LinkedHashSet<>());
  }

  private boolean altered(String name, Alteration alteration, Set<String> seen) {
    if (!seen.add(name)) {
      return false;
    }
    if (alteration.changes(name)) {
      return true;
    }
    // The members of a list are put in order by one of them.
    boolean byList =
        plan.lists().stream()
            .filter(list -> name.equals(list.name()) || name.startsWith(list.name() + "."))
            .flatMap(list -> ListMembers.declared(list).keySet().stream())
            .anyMatch(member -> altered(member, alteration, seen));
    return byList
        || Optional.ofNullable(declared.get(name)).map(ResolvedColumns::sources).stream()
            .flatMap(Set::stream)
            .anyMatch(part -> altered(part, alteration, seen));
  }

  /** Whether a column has numbers of its own, and not those of the file under another name. */
  private boolean isComputed(String name) {
    return Optional.ofNullable(declared.get(name))
        .flatMap(ColumnPlan::formula)
        .filter(formula -> !(formula instanceof Expression.Column))
        .isPresent();
  }

  private ColumnData column(String name, ResolvedColumns events) {
    try {
      return events.values(name);
    } catch (StudyException e) {
      throw e.at(plan.name() + "." + name);
    }
  }
}
