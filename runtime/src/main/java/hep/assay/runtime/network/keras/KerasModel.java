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
 * The layers that Keras wrote down, of a {@code Sequential} or a functional model. Keras 2 and 3
 * write links between layers differently; both are read.
 *
 * @param layers each after those that feed it
 * @param inputs the names of its {@code InputLayer}s, in the model's order
 * @param output the name of the layer that gives its result
 */
record KerasModel(List<KerasConfig> layers, List<String> inputs, String output) {
  /** More than any network of this field. */
  private static final int MOST = 2000;

  /**
   * Reads a description.
   *
   * @throws StudyException where it is damaged, or of a model of another kind
   */
  static KerasModel of(String file, String json) {
    try {
      JsonObject model = JsonParser.parseString(json).getAsJsonObject();
      String kind = model.get("class_name").getAsString();
      JsonElement config = model.get("config");
      if (kind.equals("Sequential")) {
        return sequential(config);
      }
      if (kind.equals("Functional") || kind.equals("Model")) {
        return functional(file, config.getAsJsonObject());
      }
      throw new StudyException(
          file
              + " holds a model of class '"
              + kind
              + "'; Sequential and functional models are read, others can be exported to ONNX: model"
              + " onnx(\"...\")");
    } catch (IllegalStateException | NullPointerException | ClassCastException e) {
      throw new StudyException(file + ": its description is damaged: " + e.getMessage(), e);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new StudyException(file + ": its description is damaged: " + e.getMessage(), e);
    } catch (com.google.gson.JsonParseException | StackOverflowError e) {
      throw new StudyException(file + ": its description is not JSON: " + e.getMessage(), e);
    }
  }

  private static KerasModel sequential(JsonElement config) {
    JsonElement all = config.isJsonArray() ? config : config.getAsJsonObject().get("layers");
    List<KerasConfig> layers = new ArrayList<>();
    for (JsonElement one : all.getAsJsonArray()) {
      KerasConfig layer = KerasConfig.of(one.getAsJsonObject(), List.of());
      if (layers.isEmpty() && !layer.type().equals(KerasConfig.INPUT)) {
        layers.add(input(layer, config));
      }
      List<String> before =
          layers.isEmpty() ? List.of() : List.of(layers.get(layers.size() - 1).name());
      layers.add(new KerasConfig(layer.type(), layer.name(), layer.config(), before));
    }
    return new KerasModel(
        layers, List.of(layers.get(0).name()), layers.get(layers.size() - 1).name());
  }

  /** The inputs of a model that has no layer of them, as far as it says what they are. */
  private static KerasConfig input(KerasConfig first, JsonElement model) {
    JsonObject config = new JsonObject();
    JsonElement shape = first.config().get("batch_input_shape");
    if (shape == null && model.isJsonObject()) {
      shape = model.getAsJsonObject().get("build_input_shape");
    }
    config.add("batch_shape", shape);
    return new KerasConfig(KerasConfig.INPUT, first.name() + " input", config, List.of());
  }

  private static KerasModel functional(String file, JsonObject config) {
    Map<String, KerasConfig> pending = new LinkedHashMap<>();
    for (JsonElement element : config.getAsJsonArray("layers")) {
      JsonObject json = element.getAsJsonObject();
      KerasConfig layer = KerasConfig.of(json, sources(file, json));
      pending.put(layer.name(), layer);
    }
    if (pending.size() > MOST) {
      throw new StudyException(
          file + " has " + pending.size() + " layers; at most " + MOST + " are read");
    }
    List<String> outputs = names(config.get("output_layers"));
    if (outputs.size() != 1) {
      throw new StudyException(
          file
              + " has the outputs "
              + String.join(", ", outputs)
              + "; a classifier has one. Save a model of one of them:"
              + " keras.Model(model.inputs, model.outputs[0])");
    }
    List<String> inputs = names(config.get("input_layers"));
    return new KerasModel(ordered(file, pending), inputs, outputs.get(0));
  }

  /** Each layer after those that feed it. */
  private static List<KerasConfig> ordered(String file, Map<String, KerasConfig> pending) {
    Map<String, KerasConfig> done = new LinkedHashMap<>();
    while (!pending.isEmpty()) {
      KerasConfig next =
          pending.values().stream()
              .filter(one -> done.keySet().containsAll(one.sources()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new StudyException(
                          file
                              + ": its description is damaged: layers "
                              + String.join(", ", pending.keySet())
                              + " are fed by none that is there"));
      pending.remove(next.name());
      done.put(next.name(), next);
    }
    return List.copyOf(done.values());
  }

  /** {@code ["a", 0, 0]} or a list of such. */
  private static List<String> names(JsonElement links) {
    JsonArray array = links.getAsJsonArray();
    List<String> names = new ArrayList<>();
    if (!array.isEmpty() && array.get(0).isJsonPrimitive()) {
      names.add(array.get(0).getAsString());
    } else {
      array.forEach(one -> names.add(one.getAsJsonArray().get(0).getAsString()));
    }
    return names;
  }

  /** The names of the layers that feed one. */
  private static List<String> sources(String file, JsonObject json) {
    JsonArray nodes = json.getAsJsonArray("inbound_nodes");
    if (nodes.size() > 1) {
      throw new StudyException(
          file
              + ": layer '"
              + json.getAsJsonObject("config").get("name").getAsString()
              + "' is used "
              + nodes.size()
              + " times; Assay reads layers that are used once. Any network can be exported to"
              + " ONNX: model onnx(\"...\")");
    }
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
}
