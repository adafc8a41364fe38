// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What a training gave as bytes, for the store; the same training gives the same bytes. */
public final class TrainingFormat {
  private TrainingFormat() {}

  public static byte[] write(Training training) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      ModelFormat.write(out, training.model());
      ModelFormat.writeNumbers(out, training.trainingLoss());
      ModelFormat.writeNumbers(out, training.validationLoss());
      out.writeInt(training.bestEpoch());
      out.writeInt(training.checkpoints().size());
      for (Training.Checkpoint one : training.checkpoints()) {
        out.writeInt(one.epoch());
        out.writeDouble(one.rate());
        ModelFormat.write(out, one.model());
      }
      out.writeInt(training.notes().size());
      for (Note note : training.notes()) {
        ModelFormat.writeText(out, note.severity().name());
        ModelFormat.writeText(out, note.text());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * The training of these bytes.
   *
   * @throws StudyException where they are damaged
   */
  public static Training read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Model model = ModelFormat.readModel(in);
      double[] training = ModelFormat.readDoubles(in);
      double[] validation = ModelFormat.readDoubles(in);
      int best = in.readInt();
      int kept = ModelFormat.length(in, 12);
      List<Training.Checkpoint> checkpoints = new ArrayList<>();
      for (int i = 0; i < kept; i++) {
        checkpoints.add(
            new Training.Checkpoint(in.readInt(), in.readDouble(), ModelFormat.readModel(in)));
      }
      int count = ModelFormat.length(in, 8);
      List<Note> notes = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Note.Severity severity = Note.Severity.valueOf(ModelFormat.readText(in));
        notes.add(new Note(severity, ModelFormat.readText(in)));
      }
      return new Training(model, training, validation, best, checkpoints, notes);
    } catch (IOException | IllegalArgumentException | ArithmeticException damaged) {
      throw new StudyException("a damaged stored training: " + damaged.getMessage(), damaged);
    }
  }
}
