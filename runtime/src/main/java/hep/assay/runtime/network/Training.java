// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.result.Note;
import java.util.List;

/**
 * What a training gave.
 *
 * @param model the trained model at its best epoch
 * @param trainingLoss mean weighted loss of each epoch on training events
 * @param validationLoss the same on validation events
 * @param bestEpoch the epoch (from 0) whose parameters were kept
 * @param notes what the reader must know
 */
public record Training(
    Model model, double[] trainingLoss, double[] validationLoss, int bestEpoch, List<Note> notes) {
  public Training {
    notes = List.copyOf(notes);
  }
}
