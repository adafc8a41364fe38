// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.ListPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.SourcePlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.plan.WeightPlan;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Turns what the study says of a dataset into its events: reads or makes them, declares columns,
 * assigns samples, weighs, cuts, normalises and splits.
 *
 * <p>The order matters: samples are told apart on events as they are read; then a variation changes
 * columns, computed columns follow, weights are computed and normalised, and at last the dataset's
 * cuts are made. Not for several threads at once; what was read is kept for the next variation,
 * where the study varies this dataset.
 */
public final class Loading {
  private final StudyPlan study;
  private final DatasetPlan plan;
  private final Path folder;
  private final Set<String> wanted;
  private final Predicate<String> notOnlyInputs;
  private final boolean varied;
  private final Map<String, ColumnPlan> declared = new LinkedHashMap<>();
  private final Map<SourcePlan, EventTable> read = new LinkedHashMap<>();

  private Loading(StudyPlan study, DatasetPlan plan, Path folder, Set<String> wanted) {
    this.study = study;
    this.plan = plan;
    this.folder = folder;
    this.wanted = wanted;
    this.notOnlyInputs = UsedColumns.notOnlyInputs(study, plan);
    this.varied =
        study.nuisances().stream().anyMatch(nuisance -> nuisance.dataset().equals(plan.name()));
    plan.columns().forEach(column -> declared.put(column.name(), column));
    plan.lists().forEach(list -> declared.putAll(ListMembers.declared(list)));
  }

  /**
   * Prepares to load.
   *
   * @param folder to which the study's paths are relative
   * @param wanted the columns to keep, see {@link UsedColumns}; others may be among them
   */
  public static Loading of(StudyPlan study, DatasetPlan plan, Path folder, Set<String> wanted) {
    return new Loading(study, plan, folder, wanted);
  }

  /** Loads with every column that the study uses. */
  public static Loading of(StudyPlan study, DatasetPlan plan, Path folder) {
    return new Loading(study, plan, folder, UsedColumns.of(study, plan));
  }

  /** The events as they are. */
  public Dataset nominal() {
    return load(Alteration.NONE);
  }

  /**
   * The events under a change.
   *
   * @throws StudyException where the data is not what the study says, at the dataset or its part
   */
  public Dataset load(Alteration alteration) {
    try {
      return assemble(alteration);
    } catch (StudyException e) {
      throw e.at(plan.name());
    }
  }

  private Dataset assemble(Alteration alteration) {
    if (plan.samples().isEmpty() || plan.samples().size() > Byte.MAX_VALUE) {
      throw new StudyException(
          "a dataset has 1 to " + Byte.MAX_VALUE + " samples, not " + plan.samples().size());
    }
    List<Note> notes = new ArrayList<>();
    List<LoadedSample> parts = new ArrayList<>();
    for (SamplePlan sample : plan.samples()) {
      try {
        parts.add(sample(sample, alteration, notes));
      } catch (StudyException e) {
        throw e.at(plan.name() + "." + sample.name());
      }
    }
    if (!varied) {
      read.clear();
    }
    LoadedSample.checkRoles(plan, parts);
    Dataset dataset = LoadedSample.join(plan, parts, notes);
    return split(dataset);
  }

  private LoadedSample sample(SamplePlan sample, Alteration alteration, List<Note> notes) {
    SourcePlan source = sample.source().isEmpty() ? plan.source() : sample.source();
    if (source.isEmpty()) {
      throw new StudyException("no files and no generator: write files \"...\" or generate ...");
    }
    EventTable all = read(source);
    ResolvedColumns whole =
        new ResolvedColumns(all, declared, plan.lists(), (name, column) -> column);
    int[] own = LoadedSample.indices(Evaluator.all(sample.select(), whole));
    EventTable raw = own.length == all.count() ? all : all.select(own);
    long[] ids = ids(source, own);
    ResolvedColumns events =
        new ResolvedColumns(raw, declared, plan.lists(), (name, column) -> column);
    check(sample, events, notes);
    double[] weights = weights(sample, events, notes);
    double factor = Normalisations.factor(sample.normalise(), sum(weights), study.luminosity());
    ResolvedColumns altered = events;
    if (alteration.concerns(sample)) {
      Alteration.SampleEvents before =
          new Alteration.SampleEvents(sample, events.unarranged(), ids);
      altered =
          new ResolvedColumns(
              raw,
              declared,
              plan.lists(),
              (name, column) -> alteration.column(name, column, before));
      weights = alteration.weights(weights(sample, altered, new ArrayList<>()), before);
    }
    int[] kept = LoadedSample.indices(Evaluator.all(plan.select(), altered));
    return LoadedSample.of(sample, columns(sample, altered), weights, factor, ids, kept);
  }

  private EventTable read(SourcePlan source) {
    EventTable known = read.get(source);
    if (known == null) {
      Seed seed = new Seed(study.seed()).of("generate", read.size());
      known = Sources.read(source, folder, needed(), seed);
      read.put(source, known);
    }
    return known;
  }

  /** The wanted names and all that their formulas read. */
  private Set<String> needed() {
    Set<String> needed = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(wanted);
    open.addAll(UsedColumns.of(StudyPlan.study("", ""), plan));
    while (!open.isEmpty()) {
      String name = open.remove(open.size() - 1);
      if (needed.add(name)) {
        Optional.ofNullable(declared.get(name))
            .ifPresent(column -> open.addAll(ResolvedColumns.sources(column)));
        list(name).ifPresent(list -> open.addAll(ListMembers.names(list)));
      }
    }
    return needed;
  }

  private Optional<ListPlan> list(String name) {
    return plan.lists().stream()
        .filter(list -> name.equals(list.name()) || name.startsWith(list.name() + "."))
        .findFirst();
  }

  private double[] weights(SamplePlan sample, ResolvedColumns events, List<Note> notes) {
    boolean data = sample.role() == SamplePlan.Role.DATA;
    Optional<WeightPlan> weight = data ? Optional.empty() : sample.weight().or(plan::weight);
    return Weights.of(weight, events, sample.name(), notes);
  }

  private void check(SamplePlan sample, ResolvedColumns events, List<Note> notes) {
    for (ColumnPlan column : plan.columns()) {
      boolean known = wanted.contains(column.name()) && events.stored(column.name());
      if (known && !column.traits().isEmpty()) {
        try {
          Traits.check(column, events.values(column.name()))
              .ifPresent(text -> notes.add(Note.warning(sample.name() + ": " + text)));
        } catch (StudyException e) {
          throw e.at(plan.name() + "." + column.name());
        }
      }
    }
  }

  /** The wanted columns; those that only simulation has are missing in data. */
  private Map<String, ColumnData> columns(SamplePlan sample, ResolvedColumns events) {
    Map<String, ColumnData> columns = new LinkedHashMap<>();
    for (String name : events.names()) {
      if (!wanted.contains(name)) {
        continue;
      }
      if (events.stored(name)) {
        ColumnData column = column(name, events);
        boolean narrow = isComputed(name) && !notOnlyInputs.test(name);
        columns.put(name, narrow ? Narrowed.of(column) : column);
      } else if (sample.role() != SamplePlan.Role.DATA) {
        column(name, events);
      }
    }
    return columns;
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

  private long[] ids(SourcePlan source, int[] rows) {
    long place = List.copyOf(read.keySet()).indexOf(source);
    long[] ids = new long[rows.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = place << 40 | rows[i];
    }
    return ids;
  }

  private static double sum(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }

  private Dataset split(Dataset dataset) {
    if (plan.split().isEmpty()) {
      return dataset;
    }
    Method method = plan.split().get();
    Splits.Splitting splitting = Splits.ALL.get(method.word());
    Settings settings = splitting.term().complete(method.settings());
    long[] keys = dataset.ids();
    if (settings.has("key")) {
      ColumnData key = dataset.table().values(settings.word("key"));
      keys = new long[dataset.count()];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = key.key(i);
      }
    }
    Split split = splitting.method().split(settings, keys, dataset.table(), new Seed(study.seed()));
    return new Dataset(
        plan,
        dataset.table(),
        dataset.weights(),
        dataset.samples(),
        dataset.ids(),
        split,
        dataset.notes());
  }
}
