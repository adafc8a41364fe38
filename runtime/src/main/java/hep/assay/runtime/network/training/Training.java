// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.network.Model;
import hep.assay.runtime.result.Note;
import java.util.ArrayList;
import java.util.List;

/**
 * What a training gave.
 *
 * @param model the trained model at its best epoch
 * @param trainingLoss mean weighted loss of each epoch on training events
 * @param validationLoss the same on validation events
 * @param bestEpoch the epoch (from 0) whose parameters were kept
 * @param checkpoints networks on the way, where the study asks for them
 * @param notes what the reader must know
 */
public record Training(
    Model model,
    double[] trainingLoss,
    double[] validationLoss,
    int bestEpoch,
    List<Checkpoint> checkpoints,
    List<Note> notes) {
  public Training {
    checkpoints = List.copyOf(checkpoints);
    notes = List.copyOf(notes);
  }

  /** A training without checkpoints. */
  public Training(
      Model model,
      double[] trainingLoss,
      double[] validationLoss,
      int bestEpoch,
      List<Note> notes) {
    this(model, trainingLoss, validationLoss, bestEpoch, List.of(), notes);
  }

  /** The same with one more note. */
  public Training and(Note note) {
    List<Note> more = new ArrayList<>(notes);
    more.add(note);
    return new Training(model, trainingLoss, validationLoss, bestEpoch, checkpoints, more);
  }

  /**
   * The model after some epoch.
   *
   * @param epoch how many epochs were done
   * @param rate the learning rate of its last step
   * @param model as it was then
   */
  public record Checkpoint(int epoch, double rate, Model model) {}
}
