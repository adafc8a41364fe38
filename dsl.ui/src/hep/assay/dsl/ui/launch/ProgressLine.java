// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.launch;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;

/**
 * One line of {@code .progress.jsonl}.
 *
 * @param step what is being done; may be empty
 * @param done how much of it is done
 * @param of how much there is; 0 where unknown
 * @param secondsLeft estimated time to go; NaN where unknown
 * @param problem what is wrong with the study, if this line reports that
 * @param report where the report is, relative to this file; only on the last line, else empty
 */
record ProgressLine(
    String step,
    double done,
    double of,
    double secondsLeft,
    Optional<Problem> problem,
    String report) {

  /**
   * @param severity {@code error}, {@code warning} or {@code info}
   * @param file the study's path, or empty for the study that runs
   * @param line counted from 1; 0 where unknown
   * @param column counted from 1; 0 where unknown
   */
  record Problem(String severity, String file, int line, int column, String message) {}

  /** The line's content; empty for a text that is not an object of JSON, which is not an error. */
  static Optional<ProgressLine> parse(String text) {
    try {
      JsonElement element = JsonParser.parseString(text);
      if (!element.isJsonObject()) {
        return Optional.empty();
      }
      JsonObject object = element.getAsJsonObject();
      return Optional.of(
          new ProgressLine(
              word(object, "step"),
              number(object, "done", 0),
              number(object, "of", 0),
              number(object, "secondsLeft", Double.NaN),
              problem(object),
              word(object, "report")));
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  /** For people: {@code train tagger, 3 of 8, 12 s left}. */
  String label() {
    StringBuilder label = new StringBuilder(step);
    if (of > 0) {
      label.append(String.format(", %.0f of %.0f", done, of));
    }
    if (secondsLeft >= 1) {
      label.append(String.format(", %.0f s left", secondsLeft));
    }
    return label.toString();
  }

  private static Optional<Problem> problem(JsonObject line) {
    if (!line.has("problem") || !line.get("problem").isJsonObject()) {
      return Optional.empty();
    }
    JsonObject object = line.getAsJsonObject("problem");
    return Optional.of(
        new Problem(
            word(object, "severity"),
            word(object, "file"),
            (int) number(object, "line", 0),
            (int) number(object, "column", 0),
            word(object, "message")));
  }

  private static String word(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  private static double number(JsonObject object, String name, double fallback) {
    JsonElement value = object.get(name);
    boolean isNumber =
        value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
    return isNumber ? value.getAsDouble() : fallback;
  }
}
