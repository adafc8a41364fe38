// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hep.assay.runtime.network.Engine;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.ListPlan;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A saved classifier as files: {@code model.json} says what it is and which columns it reads,
 * {@code replica1-fold1.assaynet} (and so on) hold networks and preparations as {@link ModelFormat}
 * writes them, {@code replica1-fold1-epoch10.assaynet} a checkpoint. A model that only its engine
 * can score is kept as {@link ForeignFormat} does. The same model gives the same bytes.
 */
public final class SavedModelFormat {
  private SavedModelFormat() {}

  /** The folder of a saved model in that of its classifier. */
  public static final String FOLDER = "model";

  private static final String DESCRIPTION = "model.json";
  private static final int FORMAT = 1;
  private static final int FOREIGN = 2;
  private static final long MOST = 1L << 30;

  /** The files, by name. */
  public static SortedMap<String, byte[]> write(SavedModel saved) {
    JsonObject description = description(saved);
    if (ForeignFormat.writes(saved)) {
      SortedMap<String, byte[]> files = ForeignFormat.write(saved, description);
      files.put(DESCRIPTION, text(description));
      return files;
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(DESCRIPTION, text(description));
    for (int replica = 0; replica < saved.replicas(); replica++) {
      for (int fold = 0; fold < saved.folds(); fold++) {
        SavedModel.Member member = saved.members().get(replica).get(fold);
        byte[] preparation = PreparationFormat.write(member.preparation());
        String stem = stem(replica, fold);
        files.put(stem + ".assaynet", ModelFormat.write(member.model(), preparation));
        member
            .checkpoints()
            .forEach(
                (epoch, model) ->
                    files.put(
                        stem + "-epoch" + epoch + ".assaynet",
                        ModelFormat.write(model, preparation)));
      }
    }
    return files;
  }

  private static String stem(int replica, int fold) {
    return "replica" + (replica + 1) + "-fold" + (fold + 1);
  }

  private static JsonObject description(SavedModel saved) {
    JsonObject json = new JsonObject();
    json.addProperty("format", ForeignFormat.writes(saved) ? FOREIGN : FORMAT);
    json.addProperty("study", saved.study());
    json.addProperty("classifier", saved.name());
    json.add("classes", texts(saved.classes()));
    json.add("inputs", texts(saved.inputs()));
    json.addProperty("tree", saved.tree());
    json.addProperty("replicas", saved.replicas());
    json.addProperty("folds", saved.folds());
    json.add("checkpoints", checkpoints(saved));
    JsonArray columns = new JsonArray();
    saved.columns().forEach(one -> columns.add(DeclarationJson.write(one)));
    json.add("columns", columns);
    JsonArray lists = new JsonArray();
    saved.lists().forEach(one -> lists.add(DeclarationJson.write(one)));
    json.add("lists", lists);
    return json;
  }

  private static byte[] text(JsonObject json) {
    String text = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json);
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The epochs of each training's checkpoints, fold by fold in each replica. */
  private static JsonArray checkpoints(SavedModel saved) {
    JsonArray all = new JsonArray();
    for (List<SavedModel.Member> folds : saved.members()) {
      for (SavedModel.Member member : folds) {
        JsonArray epochs = new JsonArray();
        member.checkpoints().keySet().stream().sorted().forEach(epochs::add);
        all.add(epochs);
      }
    }
    return all;
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  /**
   * Reads a saved classifier.
   *
   * @param folder of the classifier's results, or the folder of its model alone
   * @param shown the folder as the user wrote it, for messages
   * @param engines who read models that only they can score
   * @throws StudyException where there is none, or it is damaged or of a newer version
   */
  public static SavedModel read(Path folder, String shown, List<? extends Engine> engines) {
    Path place = place(folder);
    if (!Files.exists(place.resolve(DESCRIPTION))) {
      throw new StudyException(
          "there is no saved model in '"
              + shown
              + "'; a run keeps those of its classifiers in results/<study>/<classifier>");
    }
    try {
      byte[] description = bytes(place.resolve(DESCRIPTION));
      JsonObject json =
          JsonParser.parseString(new String(description, StandardCharsets.UTF_8)).getAsJsonObject();
      int format = json.get("format").getAsInt();
      if (format != (ForeignFormat.reads(json) ? FOREIGN : FORMAT)) {
        throw new StudyException(
            "the saved model in '"
                + shown
                + "' has format "
                + format
                + "; this version reads "
                + FORMAT
                + " and, of models that others score, "
                + FOREIGN);
      }
      return saved(json, place, engines);
    } catch (IOException | RuntimeException damaged) {
      if (damaged instanceof StudyException problem) {
        throw problem;
      }
      throw new StudyException(
          "the saved model in '" + shown + "' is damaged: " + damaged.getMessage(), damaged);
    }
  }

  private static Path place(Path folder) {
    return Files.exists(folder.resolve(FOLDER).resolve(DESCRIPTION))
        ? folder.resolve(FOLDER)
        : folder;
  }

  /** The files of a saved classifier in the order of their names; none where there is none. */
  public static List<Path> files(Path folder) throws IOException {
    Path place = place(folder);
    if (!Files.exists(place.resolve(DESCRIPTION))) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(place)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static SavedModel saved(JsonObject json, Path place, List<? extends Engine> engines)
      throws IOException {
    int replicas = json.get("replicas").getAsInt();
    int folds = json.get("folds").getAsInt();
    if (replicas < 1 || folds < 1 || folds > 10_000) {
      throw new IOException(replicas + " replicas and " + folds + " folds");
    }
    List<String> classes = all(json, "classes", JsonElement::getAsString);
    List<String> inputs = all(json, "inputs", JsonElement::getAsString);
    List<List<SavedModel.Member>> members =
        ForeignFormat.reads(json)
            ? ForeignFormat.read(place, json, inputs, classes, engines)
            : members(json, place, replicas, folds);
    return new SavedModel(
        json.get("study").getAsString(),
        json.get("classifier").getAsString(),
        classes,
        inputs,
        json.get("tree").getAsString(),
        SavedModelFormat.<ColumnPlan>all(
            json, "columns", one -> DeclarationJson.column(one.getAsJsonObject())),
        SavedModelFormat.<ListPlan>all(
            json, "lists", one -> DeclarationJson.list(one.getAsJsonObject())),
        members);
  }

  private static List<List<SavedModel.Member>> members(
      JsonObject json, Path place, int replicas, int folds) throws IOException {
    List<List<SavedModel.Member>> members = new ArrayList<>();
    for (int replica = 0; replica < replicas; replica++) {
      List<SavedModel.Member> own = new ArrayList<>();
      for (int fold = 0; fold < folds; fold++) {
        JsonArray epochs =
            json.getAsJsonArray("checkpoints").get(replica * folds + fold).getAsJsonArray();
        own.add(member(place, stem(replica, fold), epochs));
      }
      members.add(own);
    }
    return members;
  }

  private static <T> List<T> all(JsonObject json, String name, Function<JsonElement, T> one) {
    List<T> all = new ArrayList<>();
    json.getAsJsonArray(name).forEach(element -> all.add(one.apply(element)));
    return all;
  }

  private static SavedModel.Member member(Path place, String stem, JsonArray epochs)
      throws IOException {
    ModelFormat.Saved kept = model(place.resolve(stem + ".assaynet"));
    SortedMap<Integer, Model> checkpoints = new TreeMap<>();
    for (JsonElement epoch : epochs) {
      Path file = place.resolve(stem + "-epoch" + epoch.getAsInt() + ".assaynet");
      checkpoints.put(epoch.getAsInt(), model(file).model());
    }
    return new SavedModel.Member(
        PreparationFormat.read(kept.preparation()), kept.model(), checkpoints);
  }

  private static ModelFormat.Saved model(Path file) throws IOException {
    try {
      return ModelFormat.read(bytes(file));
    } catch (StudyException damaged) {
      throw new IOException(file.getFileName() + ": " + damaged.getMessage(), damaged);
    }
  }

  static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file.getFileName() + " is missing");
    }
    if (Files.size(file) > MOST) {
      throw new IOException(file.getFileName() + " is larger than 1024 MiB");
    }
    return Files.readAllBytes(file);
  }
}
