// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

/** Hears how far a training is; may throw to stop it (a cancelled run). */
@FunctionalInterface
public interface TrainingProgress {
  void epoch(int done, int of, double trainingLoss, double validationLoss);
}
