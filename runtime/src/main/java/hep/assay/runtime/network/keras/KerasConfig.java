// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One layer that Keras wrote down.
 *
 * @param type {@code Dense}, {@code BatchNormalization}, ...
 * @param name the layer's own
 * @param config its settings
 * @param sources the names of the layers that feed it
 */
record KerasConfig(String type, String name, JsonObject config, List<String> sources) {
  /** The type of a layer that stands for an input. */
  static final String INPUT = "InputLayer";

  static KerasConfig of(JsonObject json, List<String> sources) {
    JsonObject config = json.getAsJsonObject("config");
    String name = (json.has("name") ? json : config).get("name").getAsString();
    return new KerasConfig(json.get("class_name").getAsString(), name, config, sources);
  }

  private JsonElement said(String setting) {
    JsonElement value = config.get(setting);
    return value == null || value.isJsonNull() ? null : value;
  }

  boolean has(String setting) {
    return said(setting) != null;
  }

  /** A word among the settings, such as an activation, which may be written as an object. */
  String word(String setting) {
    JsonElement value = said(setting);
    if (value == null) {
      return "linear";
    }
    return value.isJsonObject() ? word(setting, value.getAsJsonObject()) : value.getAsString();
  }

  /** An activation with settings of its own, which must be the usual ones, is its name. */
  private String word(String setting, JsonObject written) {
    String word = written.get("class_name").getAsString();
    if (written.get("config") instanceof JsonObject own) {
      own.entrySet().stream()
          .filter(one -> !isUsual(one.getKey(), one.getValue()))
          .findFirst()
          .ifPresent(
              one -> {
                throw new StudyException(
                    "layer '%s' has %s = %s with %s = %s; Assay has it without that only. Any network can be exported to ONNX: model onnx(\"...\")"
                        .formatted(name, setting, word, one.getKey(), one.getValue()));
              });
    }
    return word.toLowerCase(Locale.ROOT);
  }

  private static boolean isUsual(String setting, JsonElement value) {
    return switch (setting) {
      case "name", "dtype", "trainable" -> true;
      case "alpha" -> value.getAsDouble() == 1;
      case "axis" -> value.isJsonPrimitive() && value.getAsInt() == -1;
      default ->
          value.isJsonNull() || value.isJsonPrimitive() && value.getAsString().matches("0(\\.0)?");
    };
  }

  double number(String setting, double fallback) {
    JsonElement value = said(setting);
    return value == null ? fallback : value.getAsDouble();
  }

  /** A switch that is on where nothing is said. */
  boolean flag(String setting) {
    JsonElement value = said(setting);
    return value == null || value.getAsBoolean();
  }

  /** Whole numbers, such as the size of a window; none where nothing is said. */
  List<Integer> numbers(String setting) {
    JsonElement value = said(setting);
    List<Integer> numbers = new ArrayList<>();
    if (value != null && value.isJsonArray()) {
      value.getAsJsonArray().forEach(one -> numbers.add(one.getAsInt()));
    } else if (value != null) {
      numbers.add(value.getAsInt());
    }
    return numbers;
  }

  /**
   * The shape of the events of an {@link #INPUT}; 0 for a size that is open, null where nothing is
   * said.
   */
  List<Integer> shape() {
    JsonElement shape = said("batch_shape");
    shape = shape == null ? said("batch_input_shape") : shape;
    if (shape == null) {
      return null;
    }
    List<Integer> sizes = new ArrayList<>();
    for (int i = 1; i < shape.getAsJsonArray().size(); i++) {
      JsonElement one = shape.getAsJsonArray().get(i);
      sizes.add(one.isJsonNull() ? 0 : one.getAsInt());
    }
    return sizes;
  }

  /** As Keras writes it, {@code [any,4]}. */
  static String text(List<Integer> shape) {
    StringBuilder text = new StringBuilder("[any");
    shape.forEach(one -> text.append(',').append(one == 0 ? "any" : one.toString()));
    return text.append(']').toString();
  }
}
