// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers that Keras wrote down, from input to output: of a {@code Sequential} model, or of a
 * functional one whose layers follow each other. Keras 2 and 3 write links between layers
 * differently; both are read.
 *
 * @param type {@code Dense}, {@code BatchNormalization}, ...
 * @param name the layer's own, under which its weights stand
 * @param config its settings
 */
record KerasConfig(String type, String name, JsonObject config) {

  /**
   * The layers.
   *
   * @param json the attribute {@code model_config}
   * @throws StudyException where the model is of another kind, or its layers branch
   */
  static List<KerasConfig> of(String file, String json) {
    try {
      JsonObject model = JsonParser.parseString(json).getAsJsonObject();
      String kind = model.get("class_name").getAsString();
      JsonElement config = model.get("config");
      if (kind.equals("Sequential")) {
        return layers(config.isJsonArray() ? config : config.getAsJsonObject().get("layers"));
      }
      if (kind.equals("Functional") || kind.equals("Model")) {
        return chain(file, config.getAsJsonObject());
      }
      throw new StudyException(
          file
              + " holds a model of class '"
              + kind
              + "'; Sequential and functional models are read, others can be exported to ONNX: model"
              + " onnx(\"...\")");
    } catch (IllegalStateException | NullPointerException | ClassCastException e) {
      throw new StudyException(file + ": its model_config is damaged: " + e.getMessage(), e);
    } catch (com.google.gson.JsonParseException | StackOverflowError e) {
      throw new StudyException(file + ": its model_config is not JSON: " + e.getMessage(), e);
    }
  }

  private static List<KerasConfig> layers(JsonElement all) {
    List<KerasConfig> layers = new ArrayList<>();
    all.getAsJsonArray().forEach(one -> layers.add(layer(one.getAsJsonObject())));
    return layers;
  }

  private static KerasConfig layer(JsonObject json) {
    JsonObject config = json.getAsJsonObject("config");
    String name = (json.has("name") ? json : config).get("name").getAsString();
    return new KerasConfig(json.get("class_name").getAsString(), name, config);
  }

  /** The layers of a functional model, each fed by the one before. */
  private static List<KerasConfig> chain(String file, JsonObject config) {
    Map<String, KerasConfig> byInput = new LinkedHashMap<>();
    List<KerasConfig> chain = new ArrayList<>();
    int count = 0;
    for (JsonElement element : config.getAsJsonArray("layers")) {
      JsonObject json = element.getAsJsonObject();
      KerasConfig layer = layer(json);
      List<String> sources = sources(json.getAsJsonArray("inbound_nodes"));
      count++;
      if (sources.isEmpty()) {
        chain.add(layer);
      } else if (sources.size() > 1 || byInput.put(sources.get(0), layer) != null) {
        throw branches(file, sources.size() > 1 ? layer.name() : sources.get(0));
      }
    }
    while (!chain.isEmpty() && byInput.containsKey(chain.get(chain.size() - 1).name())) {
      chain.add(byInput.remove(chain.get(chain.size() - 1).name()));
    }
    if (chain.size() != count) {
      throw branches(file, chain.isEmpty() ? "" : chain.get(0).name());
    }
    return chain;
  }

  private static StudyException branches(String file, String layer) {
    return new StudyException(
        file
            + ": the network branches at layer '"
            + layer
            + "'; layers that follow each other are read, others can be exported to ONNX: model"
            + " onnx(\"...\")");
  }

  /** The names of the layers that feed one. */
  private static List<String> sources(JsonArray nodes) {
    List<String> sources = new ArrayList<>();
    for (JsonElement node : nodes) {
      if (node.isJsonArray()) {
        node.getAsJsonArray()
            .forEach(link -> sources.add(link.getAsJsonArray().get(0).getAsString()));
      } else {
        histories(node.getAsJsonObject().get("args"), sources);
      }
    }
    return sources;
  }

  private static void histories(JsonElement json, List<String> sources) {
    if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(one -> histories(one, sources));
    } else if (json.isJsonObject() && json.getAsJsonObject().has("config")) {
      JsonElement history = json.getAsJsonObject().getAsJsonObject("config").get("keras_history");
      sources.add(history.getAsJsonArray().get(0).getAsString());
    }
  }

  /** A word among the settings, such as an activation, which may be written as an object. */
  String word(String setting) {
    JsonElement value = config.get(setting);
    if (value == null || value.isJsonNull()) {
      return "linear";
    }
    return value.isJsonObject()
        ? value.getAsJsonObject().get("class_name").getAsString().toLowerCase(java.util.Locale.ROOT)
        : value.getAsString();
  }

  double number(String setting, double fallback) {
    JsonElement value = config.get(setting);
    return value == null || value.isJsonNull() ? fallback : value.getAsDouble();
  }

  /** Whole numbers, such as the size of a window; none where nothing is said. */
  List<Integer> numbers(String setting) {
    JsonElement value = config.get(setting);
    List<Integer> numbers = new ArrayList<>();
    if (value != null && value.isJsonArray()) {
      value.getAsJsonArray().forEach(one -> numbers.add(one.getAsInt()));
    } else if (value != null && value.isJsonPrimitive()) {
      numbers.add(value.getAsInt());
    }
    return numbers;
  }
}
