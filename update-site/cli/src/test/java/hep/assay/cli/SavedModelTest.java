// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A classifier outlives its run: in other studies, and on files without any study. */
@Timeout(120)
class SavedModelTest {
  private static final String DATA =
      """
      dataset jets {
        files "jets.csv"
        sample W signal { select label == 1 }
        sample qcd background { select label == 0 }
        column label integer, observer
        column mass [MeV]
        column tau21 missing(-999)
        column rho = log(mass^2 / (m0 * 1 GeV)^2)
        split %s
      }
      """;

  private static final String STUDY =
      """
      study Small { seed 5 }
      %sclassifier tagger on jets {
        inputs tau21, rho, mass
        prepare impute(median), standardize
        model %s
        train %srepeat(2)
      }
      comparison c of tagger { measure auc }
      """;

  private static final String ADAM = "adam(epochs = 4, batch = 64, checkpoints = 2), ";

  private static final String AGAIN =
      """
      study Small { seed 99 }
      %sclassifier tagger on jets { inputs rho, mass, tau21  model saved("kept"%s) }
      comparison c of tagger { measure auc }
      %s
      """;

  @TempDir Path folder;
  private String out;
  private String err;

  @BeforeEach
  void events() throws IOException {
    Random random = new Random(1);
    StringBuilder csv = new StringBuilder("label,mass,tau21,m0\n");
    for (int i = 0; i < 600; i++) {
      int label = i % 2;
      double mass =
          1000 * (label == 1 ? 80 + 8 * random.nextGaussian() : 40 + 60 * random.nextDouble());
      double tau21 = i % 40 == 0 ? -999 : 0.5 - 0.2 * label + 0.1 * random.nextGaussian();
      csv.append(label).append(',').append(mass).append(',').append(tau21).append(",91\n");
    }
    Files.writeString(folder.resolve("jets.csv"), csv);
  }

  private Session run(String split, String model) throws IOException {
    Session session =
        new Session(
            folder,
            STUDY.formatted(DATA.formatted(split), model, model.startsWith("bdt") ? "" : ADAM));
    assertEquals(Exit.FINE, session.command("run"), session::err);
    return session;
  }

  private static final String FRACTIONS = "fractions(train = 50 %, validation = 20 %, test = 30 %)";

  private int command(String... words) {
    PrintStream standardOut = System.out;
    PrintStream standardErr = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
      return Main.run(words);
    } finally {
      System.setOut(standardOut);
      System.setErr(standardErr);
      out = outBytes.toString(StandardCharsets.UTF_8);
      err = errBytes.toString(StandardCharsets.UTF_8);
    }
  }

  private static double auc(Session session) throws IOException {
    JsonObject json = JsonParser.parseString(session.json()).getAsJsonObject();
    for (JsonElement block : json.getAsJsonArray("blocks")) {
      if (block.getAsJsonObject().get("name").getAsString().equals("c")) {
        return block
            .getAsJsonObject()
            .getAsJsonArray("measured")
            .get(0)
            .getAsJsonObject()
            .get("value")
            .getAsDouble();
      }
    }
    throw new IllegalStateException("no comparison");
  }

  @Test
  void anotherStudyGetsTheSameScores() throws IOException {
    Session first = run(FRACTIONS, "dnn(hidden = [8])");
    Files.move(first.result("tagger/model"), folder.resolve("kept"));
    // the same events test: an odd-sized share of them does not depend on the study's seed here
    String all = DATA.formatted(FRACTIONS).replaceAll("(?m)^  split.*$", "");
    Session again = new Session(folder.resolve("b"), AGAIN.formatted(all, "", ""));
    Files.copy(folder.resolve("jets.csv"), again.folder.resolve("jets.csv"));
    Files.move(folder.resolve("kept"), again.folder.resolve("kept"));
    assertEquals(Exit.FINE, again.command("run"), again::err);
    double whole = auc(again);
    assertEquals(
        Exit.FINE,
        command(
            "score",
            again.folder.resolve("kept").toString(),
            again.folder.resolve("jets.csv").toString()));
    assertEquals(whole, aucOf(out), 1e-9);
  }

  /** The area under the ROC curve of printed scores: even events are background. */
  private static double aucOf(String csv) {
    List<double[]> rows =
        csv.lines()
            .skip(1)
            .map(line -> line.split(","))
            .map(row -> new double[] {Integer.parseInt(row[1]) % 2, Float.parseFloat(row[2])})
            .toList();
    double above = 0;
    double pairs = 0;
    for (double[] signal : rows) {
      for (double[] background : rows) {
        if (signal[0] == 1 && background[0] == 0) {
          pairs++;
          above += signal[1] > background[1] ? 1 : signal[1] == background[1] ? 0.5 : 0;
        }
      }
    }
    return above / pairs;
  }

  @Test
  void theFolderAloneScoresNewFiles() throws IOException {
    Session session = run("folds(3)", "bdt(trees = 10)");
    Path elsewhere = Files.createDirectories(folder.resolve("x"));
    Path model = Files.move(session.result("tagger"), elsewhere.resolve("tagger"));
    Path table = elsewhere.resolve("scores.csv");
    assertEquals(
        Exit.FINE,
        command(
            "score",
            model.toString(),
            folder.resolve("jets.csv").toString(),
            folder.resolve("jets.csv").toString(),
            "--out",
            table.toString()),
        () -> err);
    assertTrue(err.contains("1200 events scored by tagger of study Small, mean of 3 folds"), err);
    List<String> lines = Files.readAllLines(table);
    assertEquals("file,event,W,qcd,W_spread,qcd_spread", lines.get(0));
    assertEquals(1201, lines.size());
    assertTrue(aucOf(Files.readString(table)) > 0.9);
  }

  @Test
  void checkpointsAreThereAndTheirEpochsAreSaid() throws IOException {
    Session session = run(FRACTIONS, "dnn(hidden = [8])");
    Session again =
        new Session(folder, AGAIN.formatted(DATA.formatted(FRACTIONS), ", epoch = 2", ""));
    Files.move(session.result("tagger"), folder.resolve("kept"));
    assertEquals(Exit.FINE, again.command("run"), again::err);
    Session wrong =
        new Session(folder, AGAIN.formatted(DATA.formatted(FRACTIONS), ", epoch = 3", ""));
    assertEquals(Exit.PROBLEM, wrong.command("run"));
    assertTrue(wrong.err().contains("there are those of epochs 2, 4"), wrong.err());
  }

  @Test
  void aSavedNetworkIsExplainedLikeAnyOther() throws IOException {
    Session session = run("folds(2)", "dnn(hidden = [8])");
    Files.move(session.result("tagger"), folder.resolve("kept"));
    String why = "explanation why of tagger { by lrp, integratedGradients, permutation }";
    Session again = new Session(folder, AGAIN.formatted(DATA.formatted(FRACTIONS), "", why));
    assertEquals(Exit.FINE, again.command("run"), again::err);
    assertTrue(again.json().contains("mean of its 2 folds"));
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    Session session = run(FRACTIONS, "dnn(hidden = [8])");
    String model = session.result("tagger").toString();
    Path other = Files.writeString(folder.resolve("other.csv"), "mass,m0,tau\n1,2,3\n");
    assertEquals(Exit.PROBLEM, command("score", model, other.toString()));
    assertTrue(err.contains("other.csv") && err.contains("tau21"), err);
    assertEquals(Exit.PROBLEM, command("score", folder.toString(), other.toString()));
    assertTrue(err.contains("there is no saved model in"), err);
    assertEquals(Exit.PROBLEM, command("score", model, folder.resolve("none.csv").toString()));
    assertTrue(err.contains("there is no file"), err);
    assertFalse(err.contains("fault"), err);
  }

  @Test
  void aFolderOutsideIsRefusedBeforeAnythingIsRead() throws IOException {
    String text = AGAIN.formatted(DATA.formatted(FRACTIONS), "", "").replace("kept", "/");
    Session again = new Session(folder, text);
    assertEquals(Exit.PROBLEM, again.command("run"), again::err);
    assertTrue(again.err().contains("absolute path"), again.err());
  }
}
