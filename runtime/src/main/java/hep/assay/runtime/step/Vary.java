// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.data.Loading;
import hep.assay.runtime.perturb.Variation;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.work.Progress;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Loads a dataset again under each of its nuisances, up and down: computed columns, cuts and
 * weights follow, and the networks that were trained on nominal events score the varied ones.
 */
final class Vary {
  private Vary() {}

  /** The variations of a dataset, each nuisance up and down. */
  static List<Variation> of(StudyPlan study, DatasetPlan plan, Bench bench) {
    return study.nuisances().stream()
        .filter(one -> one.dataset().equals(plan.name()))
        .flatMap(one -> Variation.of(one, plan, bench.seed()).stream())
        .toList();
  }

  /**
   * Makes the events under one variation after another; each is let go before the next is made.
   *
   * @param loading of the dataset, told of these variations
   * @param scored the classifiers whose scores are needed as columns
   * @param see what is done with the events
   */
  static void each(
      List<Variation> variations,
      Loading loading,
      Collection<Trained> scored,
      Bench bench,
      Consumer<Scene> see) {
    Progress.Step step = bench.progress().begin("vary", variations.size());
    for (Variation variation : variations) {
      step.stopIfCancelled();
      Dataset varied = loading.load(variation);
      see.accept(Scene.of(variation.nuisance(), variation.name(), varied).with(scored));
      step.finished("vary " + varied.name() + " by " + variation.name(), false, 1);
    }
    step.end();
  }
}
