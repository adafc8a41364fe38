// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.data.UsedColumns;
import hep.assay.runtime.expression.Traversal;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.RegionPlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.region.Regions;
import hep.assay.runtime.region.Thresholds;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Trains classifiers in the order in which they need one another's scores: as inputs, protected
 * columns, or in the cuts of the regions that they learn in.
 */
final class Levels {
  private final StudyPlan plan;
  private final Map<String, Scene> nominal;
  private final Bench bench;
  private final Map<String, Trained> trained = new LinkedHashMap<>();

  Levels(StudyPlan plan, Map<String, Scene> nominal, Bench bench) {
    this.plan = plan;
    this.nominal = nominal;
    this.bench = bench;
  }

  /**
   * All classifiers, in the order of the study.
   *
   * @throws StudyException where two need each other
   */
  Map<String, Trained> train() {
    List<LearnerPlan> open = new ArrayList<>(plan.learners());
    while (!open.isEmpty()) {
      List<LearnerPlan> ready =
          open.stream().filter(one -> trained.keySet().containsAll(needs(one))).toList();
      if (ready.isEmpty()) {
        LearnerPlan first = open.get(0);
        throw new StudyException("needs the scores of " + needs(first) + ", which need its own")
            .at(first.name());
      }
      made(ready).forEach(one -> trained.put(one.plan().name(), one));
      open.removeAll(ready);
    }
    Map<String, Trained> ordered = new LinkedHashMap<>();
    plan.learners().forEach(one -> ordered.put(one.name(), trained.get(one.name())));
    return ordered;
  }

  /** Trains those that are trained here, reads the others. */
  private List<Trained> made(List<LearnerPlan> ready) {
    List<Train.Asked> toTrain = new ArrayList<>();
    List<Trained> made = new ArrayList<>();
    for (LearnerPlan learner : ready) {
      Import.importer(learner, bench.engines())
          .ifPresentOrElse(
              importer -> made.add(Import.run(asked(learner), importer, bench)),
              () -> toTrain.add(asked(learner)));
    }
    made.addAll(Train.run(toTrain, bench));
    return made;
  }

  /** The classifiers whose scores one needs. */
  private Set<String> needs(LearnerPlan learner) {
    Set<String> names = new TreeSet<>(learner.inputs());
    learner.decorrelate().forEach(one -> names.addAll(one.names()));
    for (String region : learner.regions()) {
      plan.region(region).select().forEach(cut -> names.addAll(Traversal.columns(cut)));
    }
    Set<String> needed = new TreeSet<>();
    for (LearnerPlan other : plan.learners()) {
      if (names.stream().anyMatch(name -> isScore(name, other.name()))) {
        needed.add(other.name());
      }
    }
    return needed;
  }

  private static boolean isScore(String name, String learner) {
    return name.equals(learner) || name.startsWith(learner + ".");
  }

  private Train.Asked asked(LearnerPlan learner) {
    Dataset data = nominal.get(learner.dataset()).data();
    for (String name : needs(learner)) {
      data = trained.get(name).asColumns(data);
    }
    boolean[] allowed = new boolean[data.count()];
    Arrays.fill(allowed, learner.regions().isEmpty());
    if (!learner.regions().isEmpty()) {
      List<RegionPlan> used = learner.regions().stream().map(plan::region).toList();
      Regions regions = Regions.of(used, data, Thresholds.find(used, data));
      for (RegionPlan region : used) {
        for (int event : regions.in(region.name()).simulated()) {
          allowed[event] = true;
        }
      }
    }
    return new Train.Asked(learner, data, allowed);
  }

  static List<RegionPlan> regionsOf(StudyPlan plan, String dataset) {
    return plan.regions().stream().filter(region -> region.dataset().equals(dataset)).toList();
  }

  /** The classifiers of a dataset whose scores the study uses as columns. */
  static List<Trained> scored(StudyPlan plan, DatasetPlan dataset, Collection<Trained> trained) {
    Set<String> used = new TreeSet<>(UsedColumns.of(plan, dataset));
    return trained.stream()
        .filter(one -> one.plan().dataset().equals(dataset.name()))
        .filter(one -> used.stream().anyMatch(name -> isScore(name, one.plan().name())))
        .toList();
  }
}
