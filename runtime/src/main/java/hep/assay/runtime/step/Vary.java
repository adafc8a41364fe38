// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.data.Loading;
import hep.assay.runtime.perturb.Variation;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.NuisancePlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.work.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Loads a dataset again under each of its nuisances, up and down: computed columns, cuts and
 * weights follow, and the networks that were trained on nominal events score the varied ones.
 */
final class Vary {
  private Vary() {}

  /**
   * The varied events of a dataset.
   *
   * @param nominal its events as they are; a variation that changes no event adds a scene all the
   *     same
   * @param scored the classifiers whose scores are needed as columns
   */
  static List<Scene> scenes(
      StudyPlan study, DatasetPlan plan, Loading loading, Collection<Trained> scored, Bench bench) {
    List<NuisancePlan> own =
        study.nuisances().stream().filter(one -> one.dataset().equals(plan.name())).toList();
    List<Scene> scenes = new ArrayList<>();
    Progress.Step step = bench.progress().begin("vary", own.size());
    for (NuisancePlan nuisance : own) {
      for (Variation variation : Variation.of(nuisance, plan, bench.seed())) {
        step.stopIfCancelled();
        Dataset varied = loading.load(variation);
        scenes.add(Scene.of(nuisance.name(), variation.name(), varied).with(scored));
      }
      step.finished("vary " + plan.name() + " by " + nuisance.name(), false, 1);
    }
    step.end();
    return scenes;
  }
}
