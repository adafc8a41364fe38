// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every preparation, a split by a column and a text table with spaces, from the text of a study:
 * the signal is where one column is missing, or another has its middle category.
 */
@Timeout(300)
class PreparationRunTest {
  private static final String STUDY =
      """
      study Prepared "Preparation" { seed 11 }
      dataset events {
        files  "events.txt"
        weight w
        sample S signal     { select label == 1 }
        sample B background { select label == 0 }
        column label integer, observer
        column x     missing(-999)
        column part  observer
        split  cuts(train = part == "t", validation = part == "v", test = part == "q")
      }
      classifier full on events {
        inputs  x, kind, energy, u
        prepare impute(by = median, columns = x), oneHot(columns = kind), log(columns = energy),
                clip(sigma = 3, columns = [energy, u]), rescale(to = [-1, 1], columns = u),
                standardize(columns = [x, energy])
        model   dnn(hidden = [16])
        train   adam(epochs = 30, batch = 64, learningRate = 1e-2), balance
      }
      classifier blind from full {
        inputs  x, energy, u
        prepare impute(by = value, value = 0, indicator = false, columns = x), log(columns = energy),
                standardize
      }
      comparison performance of full, blind { measure auc }
      """;

  @TempDir Path folder;

  /** Runs of spaces between columns; one event in ten is not used. */
  private void write() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder text = new StringBuilder("  label   x     kind energy  u   w  part\n");
    for (int i = 0; i < 3000; i++) {
      int kind = random.nextInt(3);
      boolean missing = random.nextInt(3) == 0;
      int label = missing || kind == 1 ? 1 : 0;
      double x = missing ? -999 : random.nextDouble(-5, 5);
      String part = i % 10 < 5 ? "t" : i % 10 < 7 ? "v" : i % 10 < 9 ? "q" : "none";
      text.append(
          String.format(
              Locale.ROOT,
              "%3d %8.3f  %d   %9.3f  %.4f  %.2f   %s%n",
              label,
              x,
              kind,
              Math.exp(random.nextDouble(0, 8)),
              random.nextDouble(),
              random.nextDouble(0.5, 1.5),
              part));
    }
    Files.writeString(folder.resolve("events.txt"), text);
  }

  @Test
  void everyPreparationWorksFromTheTextOfAStudy() throws IOException {
    write();
    Session session = new Session(folder, STUDY);
    assertEquals(Exit.FINE, session.command("run"), session::err);
    JsonObject json =
        JsonParser.parseString(Files.readString(folder.resolve("results/Prepared/study.json")))
            .getAsJsonObject();
    String events = block(json, "events").get("summary").getAsString();
    assertTrue(
        events.contains("1,500 to train, 600 to validate, 600 to test, 300 not used"), events);
    double full = auc(json, "full");
    double blind = auc(json, "blind");
    assertTrue(full > 0.99 && blind < 0.9, full + " and " + blind);
  }

  @Test
  void anInputNamedTwiceIsRefused() throws IOException {
    write();
    Session session = new Session(folder, STUDY.replace("x, kind, energy", "x, kind, x, energy"));
    assertEquals(Exit.PROBLEM, session.command("run"));
    assertTrue(session.err().contains("'x' is an input already"), session.err());
  }

  private static JsonObject block(JsonObject json, String name) {
    for (JsonElement one : json.getAsJsonArray("blocks")) {
      if (one.getAsJsonObject().get("name").getAsString().equals(name)) {
        return one.getAsJsonObject();
      }
    }
    throw new AssertionError("no block " + name);
  }

  private static double auc(JsonObject json, String of) {
    for (JsonElement one : block(json, "performance").getAsJsonArray("measured")) {
      if (one.getAsJsonObject().get("of").getAsString().equals(of)) {
        return one.getAsJsonObject().get("value").getAsDouble();
      }
    }
    throw new AssertionError("no auc of " + of);
  }
}
