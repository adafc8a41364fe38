// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hep.assay.dsl.StudyIssue;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How problems of a study are told: as compilers write them, or as JSON. */
final class Issues {
  private Issues() {}

  /** {@code file:line:column: error: message [code]}, the file relative to the current folder. */
  static String line(StudyIssue issue) {
    return "%s:%d:%d: %s: %s%s"
        .formatted(
            shown(issue.file()),
            issue.line(),
            issue.column(),
            word(issue),
            issue.message(),
            issue.code().isEmpty() ? "" : " [" + issue.code() + "]");
  }

  /** The path as short as it can be said from here. */
  static String shown(String file) {
    Path here = Path.of("").toAbsolutePath();
    Path path = Path.of(file).toAbsolutePath().normalize();
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }

  static String word(StudyIssue issue) {
    return issue.severity().name().toLowerCase(Locale.ROOT);
  }

  /** One JSON object with all issues, for other programs. */
  static String json(List<StudyIssue> issues) {
    JsonArray array = new JsonArray();
    for (StudyIssue issue : issues) {
      JsonObject object = new JsonObject();
      object.addProperty("severity", word(issue));
      object.addProperty("file", shown(issue.file()));
      object.addProperty("line", issue.line());
      object.addProperty("column", issue.column());
      object.addProperty("length", issue.length());
      object.addProperty("message", issue.message());
      object.addProperty("code", issue.code());
      array.add(object);
    }
    JsonObject whole = new JsonObject();
    whole.add("issues", array);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(whole);
  }

  /** How many errors and warnings, {@code 1 error, 2 warnings}; "no problems" for none. */
  static String count(List<StudyIssue> issues) {
    long errors = issues.stream().filter(StudyIssue::isError).count();
    long warnings =
        issues.stream().filter(one -> one.severity() == StudyIssue.Severity.WARNING).count();
    if (errors + warnings == 0) {
      return "no problems";
    }
    return (errors == 0 ? "" : plural(errors, "error"))
        + (errors > 0 && warnings > 0 ? ", " : "")
        + (warnings == 0 ? "" : plural(warnings, "warning"));
  }

  private static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
