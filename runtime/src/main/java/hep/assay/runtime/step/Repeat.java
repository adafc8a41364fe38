// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.network.training.Optimisers;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.vocabulary.Settings;

/**
 * How often a classifier is trained.
 *
 * @param times number of trainings; the first is the nominal one
 * @param bootstrap whether the others learn from bootstrap samples of the training events
 */
record Repeat(int times, boolean bootstrap) {

  static Repeat of(LearnerPlan plan) {
    Settings settings =
        Optimisers.REPEAT.complete(
            plan.trainedBy(Optimisers.REPEAT.name())
                .map(repeat -> repeat.settings())
                .orElse(Settings.NONE));
    return new Repeat(settings.integer("times"), settings.flag("bootstrap"));
  }

  /** {@code 4 trainings}, for the report. */
  String title(int folds) {
    int trainings = times * folds;
    return trainings
        + (trainings == 1 ? " training" : " trainings")
        + (bootstrap && times > 1
            ? ", all but the nominal on bootstrap samples of the training events"
            : "");
  }
}
