// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import hep.assay.runtime.data.StudyFiles;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads {@code saved(folder = "results/WTagging/tagger")}: a classifier of an earlier run. */
public record SavedImporter() implements Importer {

  @Override
  public Term term() {
    return Models.SAVED;
  }

  @Override
  public String engine() {
    return "saved";
  }

  @Override
  public boolean bringsPreparation() {
    return true;
  }

  @Override
  public Imported read(ImportTask task) {
    String folder = task.settings().word("folder");
    SavedModel saved =
        SavedModelFormat.read(StudyFiles.inside(task.folder(), folder), folder, task.engines());
    check(saved, task, folder);
    List<List<Model>> models =
        saved.members().stream()
            .map(folds -> folds.stream().map(one -> model(one, saved, task.settings())).toList())
            .toList();
    List<Preparation> preparations =
        saved.members().get(0).stream().map(SavedModel.Member::preparation).toList();
    return new Imported(
        preparations, models, new TreeMap<>(Map.of(folder, digest(saved))), notes(saved, task));
  }

  private static void check(SavedModel saved, ImportTask task, String folder) {
    if (!new TreeSet<>(saved.inputs()).equals(new TreeSet<>(task.columns()))) {
      throw new StudyException(
          "the model in '"
              + folder
              + "' was trained on the inputs "
              + String.join(", ", saved.inputs())
              + ", and this classifier has "
              + String.join(", ", task.columns()));
    }
    if (saved.classes().size() != task.classes().size()) {
      throw new StudyException(
          "the model in '"
              + folder
              + "' tells apart "
              + String.join(", ", saved.classes())
              + ", and this classifier "
              + String.join(", ", task.classes()));
    }
    boolean otherOrder =
        !saved.classes().equals(task.classes()) && task.classes().containsAll(saved.classes());
    if (otherOrder) {
      throw new StudyException(
          "the model in '"
              + folder
              + "' has its classes in another order; write target "
              + String.join(", ", saved.classes()));
    }
  }

  private static Model model(SavedModel.Member member, SavedModel saved, Settings settings) {
    if (!settings.has("epoch")) {
      return member.model();
    }
    Model checkpoint = member.checkpoints().get(settings.integer("epoch"));
    if (checkpoint == null) {
      throw new StudyException(
          "there is no checkpoint of epoch "
              + settings.integer("epoch")
              + (saved.epochs().isEmpty()
                  ? "; train with adam(checkpoints = 10) to keep some"
                  : "; there are those of epochs "
                      + String.join(", ", saved.epochs().stream().map(String::valueOf).toList())));
    }
    return checkpoint;
  }

  private static List<Note> notes(SavedModel saved, ImportTask task) {
    List<Note> notes = new ArrayList<>();
    notes.add(
        Note.info(
            "trained by study "
                + saved.study()
                + " as "
                + saved.name()
                + ": whether its training events are among these is not known"));
    if (!saved.classes().equals(task.classes())) {
      notes.add(
          Note.warning(
              "its classes "
                  + String.join(", ", saved.classes())
                  + " are taken for "
                  + String.join(", ", task.classes())));
    }
    if (saved.folds() > 1) {
      notes.add(
          Note.info(
              "scores are the mean of its "
                  + saved.folds()
                  + " folds: no event here is known to"
                  + " any of them"));
    }
    return notes;
  }

  /** SHA-256 over names and contents of its files. */
  private static String digest(SavedModel saved) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      SavedModelFormat.write(saved)
          .forEach(
              (name, bytes) -> {
                sha.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                sha.update(bytes);
              });
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
