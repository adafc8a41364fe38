// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.result.Note;
import java.util.List;

/** A network while an engine trains it; {@link TrainingLoop} drives it. */
public interface Learner {

  /**
   * One step of the optimiser on one batch.
   *
   * @param events indices of training events; the batch is those at [from, to)
   * @param number of the step since the start, from 0
   * @param rate the learning rate of this step
   * @return sum over the batch of weight times loss, before the step; a penalty counts as often as
   *     there are events
   */
  double step(int[] events, int from, int to, long number, double rate);

  /** The weighted mean loss on the validation events with the penalties, without dropout. */
  double validationLoss();

  /** What the reader must know of the network as it was at the last validation. */
  default List<Note> notes() {
    return List.of();
  }

  /** A copy of the network as it is now. */
  NeuralNetwork network();
}
