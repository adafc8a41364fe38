// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Printing;
import hep.assay.runtime.expression.Traversal;
import hep.assay.runtime.plan.ObservePlan;
import hep.assay.runtime.plan.RegionPlan;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.work.Digest;
import hep.assay.runtime.work.Key;
import hep.assay.runtime.work.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Regions: what each sample yields in it, with every nuisance, and the observable in its bins.
 *
 * <p>One region under one variation is one task. It reads its cuts with thresholds as numbers, its
 * observable and binning, and the columns (scores too) that these name, the weights and the
 * samples.
 */
final class Select implements Question {
  private static final ResultCodec<Yields.Part> CODEC = new ResultCodec<>(Yields.Part.class);

  private final Scenes scenes;
  private final Bench bench;
  private final Map<String, List<String>> variations = new HashMap<>();
  private final Map<String, List<Yields.Part>> parts = new HashMap<>();

  /** All regions of the study. */
  Select(Scenes scenes, Bench bench) {
    this.scenes = scenes;
    this.bench = bench;
  }

  @Override
  public void see(Scene scene) {
    List<RegionPlan> own = Levels.regionsOf(scenes.plan(), scene.data().name());
    if (own.isEmpty()) {
      return;
    }
    List<Yields.Part> found =
        bench.workers().run("select", own.stream().map(one -> task(one, scene)).toList());
    for (int i = 0; i < own.size(); i++) {
      String name = own.get(i).name();
      variations.computeIfAbsent(name, none -> new ArrayList<>()).add(scene.variation());
      parts.computeIfAbsent(name, none -> new ArrayList<>()).add(found.get(i));
    }
  }

  private Task<Yields.Part> task(RegionPlan region, Scene scene) {
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
    digest.put(scene.variation()).put(scene.content().of(columns)).put(scene.scales());
    Dataset data = scene.data();
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
    String label =
        "select " + region.name() + (scene.isNominal() ? "" : " under " + scene.variation());
    return Task.of(label, key, CODEC, meter -> Yields.Part.of(region, scenes, scene));
  }

  static boolean hasData(Dataset data) {
    return data.eventsOf(hep.assay.runtime.plan.SamplePlan.Role.DATA).length > 0;
  }

  @Override
  public List<BlockResult> answers() {
    return scenes.plan().regions().stream().map(this::answer).toList();
  }

  private BlockResult answer(RegionPlan region) {
    List<Yields.Part> own = parts.get(region.name());
    Dataset nominal = scenes.nominal(region.dataset()).data();
    Yields yields = Yields.of(region, nominal, variations.get(region.name()), own);
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
        own.get(0).notes());
  }
}
