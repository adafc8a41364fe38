// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.design.ModelClasses;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.network.saved.Imported;
import hep.assay.runtime.network.saved.Importer;
import hep.assay.runtime.network.saved.ModelFile;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code keras(file = "model.h5")} into our own network: all that works on one works. */
public record KerasImporter() implements Importer {

  @Override
  public Term term() {
    return Models.KERAS;
  }

  @Override
  public String engine() {
    return "keras";
  }

  @Override
  public Imported read(ImportTask task) {
    ModelFile file = ModelFile.of(task.folder(), task.settings().word("file"));
    List<Note> notes = new ArrayList<>();
    List<Model> folds = folds(file, task, notes);
    notes.add(
        Note.info(
            "read from "
                + file.name()
                + ": whether it was trained on events of this study is not known"));
    return new Imported(
        task.preparations(),
        List.of(folds),
        new TreeMap<>(Map.of(file.name(), file.digest())),
        notes);
  }

  private static List<Model> folds(ModelFile file, ImportTask task, List<Note> notes) {
    List<Model> folds = new ArrayList<>();
    try (KerasFile keras = KerasFile.open(file)) {
      for (Preparation preparation : task.preparations()) {
        KerasNetwork network = KerasNetwork.read(keras, preparation);
        if (folds.isEmpty() && !network.note().isEmpty()) {
          notes.add(Note.info(network.note()));
        }
        int[] places =
            ModelClasses.places(file.name(), network.outputs(), task.classes(), task.settings());
        boolean logits = task.settings().word("gives").equals("logits");
        folds.add(
            new NeuralNetwork(
                preparation.names(), task.classes(), network.architecture(places, logits)));
      }
    } catch (StudyException problem) {
      throw problem;
    } catch (RuntimeException damaged) {
      throw new StudyException(file.name() + " is damaged: " + damaged.getMessage(), damaged);
    }
    return folds;
  }
}
