// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import com.google.gson.JsonObject;
import hep.assay.runtime.network.Engine;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.network.saved.Importer.ImportTask;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A saved classifier that only its engine can score: {@code model.onnx} is the file that it was
 * read from, {@code fold1.preparation} (and so on) what is done to the columns of each fold, and
 * {@code "model"} in the description what a study would say to read it.
 */
final class ForeignFormat {
  private ForeignFormat() {}

  private static final String MODEL = "model";
  private static final String FILE = "file";

  /** Whether the members are such models. */
  static boolean writes(SavedModel saved) {
    return saved.members().get(0).get(0).model() instanceof ForeignModel;
  }

  /** Whether a description is of such a model. */
  static boolean reads(JsonObject description) {
    return description.has(MODEL);
  }

  /** Adds what the description says of it, and returns its files. */
  static SortedMap<String, byte[]> write(SavedModel saved, JsonObject description) {
    ForeignModel model = (ForeignModel) saved.members().get(0).get(0).model();
    String name = "model." + model.model().word();
    description.add(MODEL, DeclarationJson.write(model.model().with(FILE, name)));
    SortedMap<String, byte[]> files = new TreeMap<>(Map.of(name, model.file().bytes()));
    for (int fold = 0; fold < saved.folds(); fold++) {
      Preparation preparation = saved.members().get(0).get(fold).preparation();
      files.put(preparation(fold), PreparationFormat.write(preparation));
    }
    return files;
  }

  private static String preparation(int fold) {
    return "fold" + (fold + 1) + ".preparation";
  }

  /**
   * The members.
   *
   * @param engines one of which reads the file
   */
  static List<List<SavedModel.Member>> read(
      Path place,
      JsonObject description,
      List<String> inputs,
      List<String> classes,
      List<? extends Engine> engines)
      throws IOException {
    Method model = DeclarationJson.method(description.getAsJsonObject(MODEL));
    Importer importer =
        engines.stream()
            .filter(Importer.class::isInstance)
            .map(Importer.class::cast)
            .filter(one -> one.name().equals(model.word()) && !one.bringsPreparation())
            .findFirst()
            .orElseThrow(
                () ->
                    new StudyException(
                        "a saved model of kind '"
                            + model.word()
                            + "' can't be read without its engine"));
    List<Preparation> preparations = new ArrayList<>();
    for (int fold = 0; fold < description.get("folds").getAsInt(); fold++) {
      byte[] bytes = SavedModelFormat.bytes(place.resolve(preparation(fold)));
      preparations.add(PreparationFormat.read(bytes));
    }
    ImportTask task =
        new ImportTask(
            place,
            importer.term().complete(model.settings().with(FILE, "model." + model.word())),
            inputs,
            preparations,
            classes);
    return members(importer.read(task));
  }

  private static List<List<SavedModel.Member>> members(Imported imported) {
    List<List<SavedModel.Member>> members = new ArrayList<>();
    for (List<hep.assay.runtime.network.Model> folds : imported.models()) {
      List<SavedModel.Member> own = new ArrayList<>();
      for (int fold = 0; fold < folds.size(); fold++) {
        Preparation preparation = imported.preparations().get(fold);
        own.add(new SavedModel.Member(preparation, folds.get(fold), Map.of()));
      }
      members.add(own);
    }
    return members;
  }
}
