// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A study of {@code examples.xai}, made smaller and run in a folder of its own. */
final class Example {
  private static final Path EXAMPLES = Path.of("..", "..", "examples.xai");

  private final Path folder;
  private String text;
  private JsonObject json;

  /**
   * @param name of the study's folder and file
   * @param folder to run it in
   */
  Example(String name, Path folder) throws IOException {
    this(name, name, folder);
  }

  /** A study that shares its folder with others. */
  Example(String of, String name, Path folder) throws IOException {
    this.folder = folder;
    this.text = Files.readString(EXAMPLES.resolve(of).resolve(name + ".assay"));
  }

  /** Links a file or folder of the third parties' data; skips the test where there is none. */
  Example linked(String path, String as) throws IOException {
    String all = System.getenv("ASSAY_TEST_DATA");
    assumeTrue(all != null, "ASSAY_TEST_DATA is not set");
    Path link = folder.resolve(as);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(all, path).toAbsolutePath());
    return this;
  }

  /** Puts another file of the study's folder beside it, for an import. */
  Example beside(String of, String file) throws IOException {
    Files.copy(EXAMPLES.resolve(of).resolve(file), folder.resolve(file));
    return this;
  }

  /** Replaces a piece of the study's text, which has to be there. */
  Example with(String piece, String other) {
    assertTrue(text.contains(piece), "the study does not say '" + piece + "' any more");
    text = text.replace(piece, other);
    return this;
  }

  /** Runs it; its gates are decided, and need not hold: they are for the full size. */
  Example run() throws IOException {
    Session session = new Session(folder, text);
    int exit = session.command("run");
    assertTrue(exit == Exit.FINE || exit == Exit.GATE, session::err);
    try (Stream<Path> studies = Files.list(folder.resolve("results"))) {
      Path results = studies.findFirst().orElseThrow();
      assertTrue(Files.size(results.resolve("report.html")) > 1000);
      json =
          JsonParser.parseString(Files.readString(results.resolve("study.json"))).getAsJsonObject();
    }
    return this;
  }

  /** What a block measured of a classifier, the first if under several variations or in regions. */
  double measured(String block, String metric, String of) {
    for (JsonElement one : json.getAsJsonArray("blocks")) {
      JsonObject result = one.getAsJsonObject();
      if (result.get("name").getAsString().equals(block)) {
        return value(result.getAsJsonArray("measured"), metric, of);
      }
    }
    throw new AssertionError("no block " + block);
  }

  private static double value(JsonArray measured, String metric, String of) {
    for (JsonElement each : measured) {
      JsonObject one = each.getAsJsonObject();
      if (one.get("metric").getAsString().equals(metric)
          && one.get("of").getAsString().equals(of)) {
        return one.get("value").getAsDouble();
      }
    }
    throw new AssertionError("no " + metric + " of " + of + " in " + measured);
  }
}
