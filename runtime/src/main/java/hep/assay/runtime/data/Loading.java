// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Turns what the study says of a dataset into its events: reads or makes them, declares columns,
 * assigns samples, weighs, cuts, normalises and splits.
 *
 * <p>The order matters: samples are told apart on events as they are read; then a variation changes
 * columns, computed columns follow, weights are computed and normalised, and at last the dataset's
 * cuts are made. Files are read a few blocks at a time, and of each block only the events and
 * columns stay that are needed further on: where the study varies the dataset, what was read of the
 * events that pass its cuts under any variation; else the columns that outlive the cuts. Not for
 * several threads at once.
 */
public final class Loading {
  private final StudyPlan study;
  private final DatasetPlan plan;
  private final SampleCuts cuts;
  private final DatasetReading reading;
  private final List<Alteration> alterations = new ArrayList<>();
  private final List<ReadSample> read = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private Dataset nominal;

  /** What was read of a sample: all that any variation needs. */
  private record ReadSample(SamplePlan sample, int before, double factor, List<SampleRows> parts) {}

  private Loading(
      StudyPlan study,
      DatasetPlan plan,
      Path folder,
      Set<String> wanted,
      Set<String> kept,
      List<? extends Alteration> alterations) {
    this.study = study;
    this.plan = plan;
    this.cuts = new SampleCuts(study, plan, wanted, kept);
    this.reading = new DatasetReading(study, plan, folder, wanted, cuts);
    this.alterations.addAll(alterations);
  }

  /**
   * Prepares to load.
   *
   * @param folder to which the study's paths are relative
   * @param wanted the columns to keep, see {@link UsedColumns}; others may be among them
   */
  public static Loading of(StudyPlan study, DatasetPlan plan, Path folder, Set<String> wanted) {
    return new Loading(study, plan, folder, wanted, wanted, List.of());
  }

  /** Loads with every column that the study uses. */
  public static Loading of(StudyPlan study, DatasetPlan plan, Path folder) {
    return of(study, plan, folder, List.of());
  }

  /**
   * Loads with every column that the study uses.
   *
   * @param alterations under which the events will be asked for: what these need is kept
   */
  public static Loading of(
      StudyPlan study, DatasetPlan plan, Path folder, List<? extends Alteration> alterations) {
    Set<String> wanted = UsedColumns.of(study, plan);
    Set<String> kept = UsedColumns.afterCuts(study, plan);
    return new Loading(study, plan, folder, wanted, kept, alterations);
  }

  /** The events as they are. */
  public Dataset nominal() {
    return load(Alteration.NONE);
  }

  /**
   * The events under a change. Columns that it leaves alone are those of the nominal events where
   * the same events pass the cuts.
   *
   * @throws StudyException where the data is not what the study says, at the dataset or its part
   */
  public Dataset load(Alteration alteration) {
    try {
      if (alteration != Alteration.NONE && !alterations.contains(alteration)) {
        alterations.add(alteration);
        read.clear();
      }
      if (nominal == null) {
        nominal = alterations.isEmpty() ? streamed() : again(Alteration.NONE);
      }
      return alteration == Alteration.NONE ? nominal : again(alteration);
    } catch (StudyException e) {
      throw e.at(plan.name());
    }
  }

  /** Reads events that nothing varies: nothing stays but their columns. */
  private Dataset streamed() {
    List<LoadedSample> samples = new ArrayList<>();
    for (SampleIntake<LoadedSample.Part> one :
        reading.read(
            List.of(),
            (sample, rows, weights) -> cuts.kept(sample, rows, weights, Alteration.NONE, Set.of()),
            LoadedSample.Part::bytes)) {
      double factor = one.factor(study.luminosity(), notes);
      samples.add(new LoadedSample(one.sample(), one.events(), factor, one.kept()));
    }
    return joined(samples, Map.of());
  }

  /** The events under a change, from what was read. */
  private Dataset again(Alteration alteration) {
    if (read.isEmpty()) {
      notes.clear();
      for (SampleIntake<SampleRows> one :
          reading.read(alterations, (sample, rows, weights) -> rows, SampleRows::bytes)) {
        double factor = one.factor(study.luminosity(), notes);
        read.add(new ReadSample(one.sample(), one.events(), factor, one.kept()));
      }
    }
    List<List<int[]>> passing =
        read.stream()
            .map(
                one ->
                    one.parts.parallelStream()
                        .map(rows -> cuts.passing(one.sample, rows, alteration))
                        .toList())
            .toList();
    Map<String, ColumnData> shared = isNominal(passing) ? unaltered(alteration) : Map.of();
    List<LoadedSample> samples = new ArrayList<>();
    for (int s = 0; s < read.size(); s++) {
      samples.add(cut(read.get(s), passing.get(s), alteration, shared.keySet()));
    }
    return joined(samples, shared);
  }

  /** Whether the events that pass are those of the nominal dataset. */
  private boolean isNominal(List<List<int[]>> passing) {
    return nominal != null
        && Arrays.equals(
            nominal.ids(),
            IntStream.range(0, read.size())
                .boxed()
                .flatMapToLong(
                    s ->
                        IntStream.range(0, passing.get(s).size())
                            .boxed()
                            .flatMapToLong(
                                part ->
                                    Arrays.stream(passing.get(s).get(part))
                                        .mapToLong(row -> read.get(s).parts.get(part).ids()[row])))
                .toArray());
  }

  private Map<String, ColumnData> unaltered(Alteration alteration) {
    Map<String, ColumnData> columns = new LinkedHashMap<>(nominal.table().columns());
    columns.keySet().removeIf(name -> cuts.altered(name, alteration));
    return columns;
  }

  private LoadedSample cut(
      ReadSample one, List<int[]> passing, Alteration alteration, Set<String> shared) {
    List<LoadedSample.Part> parts =
        IntStream.range(0, passing.size())
            .parallel()
            .mapToObj(
                i -> part(one.sample, one.parts.get(i).select(passing.get(i)), alteration, shared))
            .toList();
    return new LoadedSample(one.sample, one.before, one.factor, parts);
  }

  /** Events with the weights of an alteration. */
  private LoadedSample.Part part(
      SamplePlan sample, SampleRows rows, Alteration alteration, Set<String> shared) {
    Weights weights = new Weights(SampleIntake.weight(plan, sample), sample.name());
    try {
      double[] altered = weights.of(cuts.columns(sample, rows, alteration));
      weights.count(altered);
      weights.requireSound(new ArrayList<>());
      altered = Arrays.stream(altered).map(weights::under).toArray();
      if (alteration.concerns(sample)) {
        altered =
            alteration.weights(altered, rows.events(sample, cuts.columns(rows.raw()).unarranged()));
      }
      return cuts.kept(sample, rows, altered, alteration, shared);
    } catch (StudyException e) {
      throw e.at(plan.name() + "." + sample.name());
    }
  }

  private Dataset joined(List<LoadedSample> samples, Map<String, ColumnData> shared) {
    LoadedSample.checkRoles(plan, samples);
    List<Note> all = new ArrayList<>(notes);
    LoadedSample.note(samples, all);
    long[] ids = LoadedSample.ids(samples);
    LoadedSample.noteShared(ids, all);
    return split(LoadedSample.join(plan, samples, shared, all));
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
