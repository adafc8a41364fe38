// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.network.Engine;
import hep.assay.runtime.vocabulary.Method;

/**
 * The port to an engine: trains one kind of model.
 *
 * <p>A training is a pure function of its task: same task, same engine and processor family give
 * the same bits, whatever else runs. An implementation works on one thread.
 */
public interface Trainer extends Engine {

  /** Whether it trains this model: several engines may share a word, told apart by its settings. */
  default boolean trains(Method model) {
    return model.word().equals(name());
  }

  /** Whether inputs may be missing (NaN); if not, the preparation has to fill them. */
  default boolean takesMissing() {
    return false;
  }

  /**
   * Trains.
   *
   * @throws hep.assay.runtime.vocabulary.StudyException where the data or settings can't be used,
   *     or the loss became NaN
   */
  Training train(TrainingTask task, TrainingProgress progress);
}
