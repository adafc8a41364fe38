// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.ListPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.SourcePlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.vocabulary.StudyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;

/** Reads the files of a dataset, each once for all samples that are in it. */
final class DatasetReading {
  private final StudyPlan study;
  private final DatasetPlan plan;
  private final Path folder;
  private final Set<String> wanted;
  private final SampleCuts cuts;

  /**
   * @param wanted the columns that have to be there
   */
  DatasetReading(
      StudyPlan study, DatasetPlan plan, Path folder, Set<String> wanted, SampleCuts cuts) {
    this.study = study;
    this.plan = plan;
    this.folder = folder;
    this.wanted = wanted;
    this.cuts = cuts;
  }

  /**
   * Reads everything.
   *
   * @param alterations under which events may pass the cuts besides as they are
   * @param keeping what is kept of the events that do
   * @param bytes that this takes
   * @return one a sample, in the order of the study
   * @throws StudyException where a file or sample is not what the study says, at the sample
   */
  <K> List<SampleIntake<K>> read(
      List<Alteration> alterations, SampleIntake.Keeping<K> keeping, ToLongFunction<K> bytes) {
    Map<SamplePlan, SampleIntake<K>> intakes = new LinkedHashMap<>();
    Room room = new Room(plan.name());
    int place = 0;
    for (Map.Entry<SourcePlan, List<SamplePlan>> source : sources().entrySet()) {
      Seed seed = new Seed(study.seed()).of("generate", place);
      long first = (long) place++ << 40;
      Room before = room;
      AtomicReference<Room> filled = new AtomicReference<>(before);
      try {
        Pass<K> pass =
            Sources.read(
                source.getKey(),
                folder,
                needed(),
                seed,
                isKept(source.getValue()),
                () ->
                    new Pass<>(
                        source.getValue().stream()
                            .map(sample -> intake(sample, alterations, keeping))
                            .toList(),
                        first,
                        bytes,
                        filled.updateAndGet(none -> before.copy())));
        pass.intakes.forEach(one -> intakes.put(one.sample(), one));
        room = pass.room;
      } catch (StudyException e) {
        throw e.at(plan.name() + "." + source.getValue().get(0).name());
      } catch (OutOfMemoryError e) {
        throw filled.get().full();
      }
    }
    return plan.samples().stream().map(intakes::get).toList();
  }

  private <K> SampleIntake<K> intake(
      SamplePlan sample, List<Alteration> alterations, SampleIntake.Keeping<K> keeping) {
    List<ColumnPlan> checked =
        plan.columns().stream()
            .filter(column -> wanted.contains(column.name()) && !column.traits().isEmpty())
            .toList();
    return new SampleIntake<>(plan, sample, cuts, checked, alterations, keeping);
  }

  /** Whether every event of a source is kept, so that it is known how many. */
  private boolean isKept(List<SamplePlan> samples) {
    return plan.select().isEmpty() && samples.stream().anyMatch(one -> one.select().isEmpty());
  }

  private Map<SourcePlan, List<SamplePlan>> sources() {
    if (plan.samples().isEmpty() || plan.samples().size() > Byte.MAX_VALUE) {
      throw new StudyException(
          "a dataset has 1 to " + Byte.MAX_VALUE + " samples, not " + plan.samples().size());
    }
    Map<SourcePlan, List<SamplePlan>> samples = new LinkedHashMap<>();
    for (SamplePlan sample : plan.samples()) {
      SourcePlan source = sample.source().isEmpty() ? plan.source() : sample.source();
      if (source.isEmpty()) {
        throw new StudyException("no files and no generator: write files \"...\" or generate ...")
            .at(plan.name() + "." + sample.name());
      }
      samples.computeIfAbsent(source, none -> new ArrayList<>()).add(sample);
    }
    return samples;
  }

  /** The wanted names and all that their formulas read. */
  private Set<String> needed() {
    Set<String> needed = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(wanted);
    open.addAll(UsedColumns.of(StudyPlan.study("", ""), plan));
    while (!open.isEmpty()) {
      String name = open.remove(open.size() - 1);
      if (needed.add(name)) {
        Optional.ofNullable(cuts.declared().get(name))
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

  /** Gives the blocks of a source to its samples. */
  private static final class Pass<K> implements SourcePass.Step<List<SampleIntake.Seen<K>>> {
    private final List<SampleIntake<K>> intakes;
    private final long place;
    private final ToLongFunction<K> bytes;
    private final Room room;

    Pass(List<SampleIntake<K>> intakes, long place, ToLongFunction<K> bytes, Room room) {
      this.intakes = intakes;
      this.place = place;
      this.bytes = bytes;
      this.room = room;
    }

    @Override
    public List<SampleIntake.Seen<K>> see(EventTable block, long first) {
      return intakes.stream().map(one -> one.see(block, place + first)).toList();
    }

    @Override
    public void take(List<SampleIntake.Seen<K>> seen) {
      for (int i = 0; i < seen.size(); i++) {
        SampleIntake.Seen<K> own = seen.get(i);
        intakes.get(i).take(own);
        room.read(own.weights().length);
        room.keep(own.passing(), bytes.applyAsLong(own.kept()));
      }
    }
  }
}
