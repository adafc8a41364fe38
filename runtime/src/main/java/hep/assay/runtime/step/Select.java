// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Printing;
import hep.assay.runtime.expression.Traversal;
import hep.assay.runtime.plan.ObservePlan;
import hep.assay.runtime.plan.RegionPlan;
import hep.assay.runtime.region.RegionEvents;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.work.Digest;
import hep.assay.runtime.work.Key;
import hep.assay.runtime.work.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A region: what each sample yields in it, with every nuisance, and the observable in its bins.
 *
 * <p>One region is one task. It reads its cuts with thresholds as numbers, its observable and
 * binning, and under every variation the columns (scores too) that these name, the weights and the
 * samples.
 */
final class Select {
  private static final ResultCodec<BlockResult> CODEC = new ResultCodec<>(BlockResult.class);

  private Select() {}

  /** All regions, in the order of the study. */
  static List<BlockResult> run(Scenes scenes, Bench bench) {
    List<Task<BlockResult>> tasks = new ArrayList<>();
    for (RegionPlan region : scenes.plan().regions()) {
      tasks.add(task(region, scenes));
    }
    return bench.workers().run("select", tasks);
  }

  private static Task<BlockResult> task(RegionPlan region, Scenes scenes) {
    Set<String> columns = new TreeSet<>();
    Digest digest = new Digest("select").put(region.name()).put(region.role().word());
    List<Expression> cuts = region.select().stream().map(scenes.thresholds()::resolve).toList();
    digest.put(cuts).put(region.unblind());
    cuts.forEach(cut -> columns.addAll(Traversal.columns(cut)));
    if (region.observe().isPresent()) {
      ObservePlan observe = region.observe().get();
      Expression value = scenes.thresholds().resolve(observe.value());
      digest.put(value).put(observe.by());
      columns.addAll(Traversal.columns(value));
    }
    List<Scene> own = scenes.scenes().get(region.dataset());
    for (Scene scene : own) {
      digest.put(scene.variation()).put(scene.content().of(columns)).put(scene.scales());
    }
    Dataset data = own.get(0).data();
    data.plan().samples().forEach(sample -> digest.put(sample.name()).put(sample.role().word()));
    // Observed events of this region may be hidden by blind signal regions.
    scenes.plan().regions().stream()
        .filter(other -> other.role() == RegionPlan.Role.SIGNAL && other.unblind().isEmpty())
        .filter(other -> other.dataset().equals(region.dataset()))
        .filter(other -> hasData(data))
        .forEach(
            other ->
                digest.put(other.select().stream().map(scenes.thresholds()::resolve).toList()));
    Key key = digest.key();
    return Task.of("select " + region.name(), key, CODEC, meter -> block(region, scenes, own));
  }

  private static boolean hasData(Dataset data) {
    return data.eventsOf(hep.assay.runtime.plan.SamplePlan.Role.DATA).length > 0;
  }

  private static BlockResult block(RegionPlan region, Scenes scenes, List<Scene> own) {
    List<RegionEvents> events =
        own.stream()
            .map(scene -> scene.regions(scenes.plan(), scenes.thresholds()).in(region.name()))
            .toList();
    Yields yields = Yields.of(region, scenes, own, events);
    List<Note> notes = new ArrayList<>(events.get(0).notes());
    if (events.get(0).isBlind() && hasData(own.get(0).data())) {
      notes.add(Note.info("blind: observed events are not looked at"));
    }
    String cuts = region.select().stream().map(Printing::text).collect(Collectors.joining(" and "));
    String role = region.role().word().isEmpty() ? "" : region.role().word() + " region; ";
    return new BlockResult(
        region.name(),
        "region",
        role + (cuts.isEmpty() ? "all events" : cuts),
        yields.measured(),
        yields.plots(),
        List.of(yields.table()),
        List.of(),
        notes);
  }
}
