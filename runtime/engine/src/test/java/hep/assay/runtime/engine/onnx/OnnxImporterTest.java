// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.preparation.Input;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.network.saved.Importer.ImportTask;
import hep.assay.runtime.network.saved.SavedModel;
import hep.assay.runtime.network.saved.SavedModelFormat;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models and numbers are made by make.py beside them, with ONNX Runtime in Python. */
class OnnxImporterTest {
  private static final List<String> TWO = List.of("W", "qcd");
  private static final List<String> THREE = List.of("W", "top", "qcd");
  private static final double[][] TABLE = table();

  private static Path folder() {
    try {
      return Path.of(OnnxImporterTest.class.getResource("two.onnx").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double[][] table() {
    try {
      return Files.readAllLines(folder().resolve("scores.csv")).stream()
          .skip(1)
          .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Matrix events(int... columns) {
    Matrix events = Matrix.zeros(TABLE.length, columns.length);
    for (int i = 0; i < TABLE.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        events.set(i, j, (float) TABLE[i][columns[j]]);
      }
    }
    return events;
  }

  private static Model read(Settings settings, List<String> classes, String... columns) {
    return read(folder(), settings, classes, columns);
  }

  private static Model read(
      Path folder, Settings settings, List<String> classes, String... columns) {
    List<Input> inputs = Arrays.stream(columns).map(name -> new Input(name, 0)).toList();
    return new OnnxImporter()
        .read(
            new ImportTask(
                folder,
                Models.ONNX.complete(settings),
                List.of(columns),
                List.of(Preparation.plain(inputs, false)),
                classes))
        .models()
        .get(0)
        .get(0);
  }

  private static Settings file(String name) {
    return Settings.NONE.with("file", name + ".onnx");
  }

  private static void assertColumn(int expected, Matrix scores, int column) {
    for (int i = 0; i < TABLE.length; i++) {
      assertEquals(TABLE[i][expected], scores.get(i, column), 2e-6, "event " + i);
    }
  }

  @Test
  void givesTheProbabilitiesOfOnnxRuntimeInPython() {
    Matrix scores = read(file("two"), TWO, "a", "b", "c").scores(events(0, 1, 2));
    assertColumn(3, scores, 0);
    assertColumn(4, scores, 1);
  }

  @Test
  void namedOutputsGoToTheirClasses() {
    Settings settings = file("two").with("classes", List.of("qcd", "W"));
    Matrix scores = read(settings, TWO, "a", "b", "c").scores(events(0, 1, 2));
    assertColumn(4, scores, 0);
    assertColumn(3, scores, 1);
  }

  @Test
  void namedInputsAreFoundInAnyOrderAndOneOutputIsTheSignal() {
    Matrix scores = read(file("named"), TWO, "b", "c", "a").scores(events(1, 2, 0));
    assertColumn(8, scores, 0);
    for (int i = 0; i < TABLE.length; i++) {
      assertEquals(1 - scores.get(i, 0), scores.get(i, 1), 0);
    }
  }

  @Test
  void logitsBecomeProbabilities() {
    Settings settings = file("logits").with("gives", "logits");
    Matrix scores = read(settings, THREE, "a", "b", "c").scores(events(0, 1, 2));
    for (int i = 0; i < TABLE.length; i++) {
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        sum += Math.exp(TABLE[i][5 + k]);
      }
      for (int k = 0; k < 3; k++) {
        assertEquals(Math.exp(TABLE[i][5 + k]) / sum, scores.get(i, k), 1e-6);
      }
    }
  }

  @Test
  void logitsTakenForProbabilitiesAreRefused() {
    Model model = read(file("logits"), THREE, "a", "b", "c");
    StudyException problem =
        assertThrows(StudyException.class, () -> model.scores(events(0, 1, 2)));
    assertTrue(problem.getMessage().contains("gives = logits"), problem.getMessage());
  }

  @Test
  void aModelOfSingleEventsScoresMany() {
    Matrix scores = read(file("single"), TWO, "a", "b", "c").scores(events(0, 1, 2));
    assertColumn(3, scores, 0);
  }

  @Test
  void anEventsScoreDoesNotDependOnItsNeighbours() {
    Model model = read(file("two"), TWO, "a", "b", "c");
    Random random = new Random(4);
    Matrix many = Matrix.zeros(1000, 3);
    for (int i = 0; i < many.values().length; i++) {
      many.values()[i] = (float) random.nextGaussian();
    }
    Matrix all = model.scores(many);
    int[] chosen = {999, 3, 513, 256, 0, 700};
    Matrix some = model.scores(many.select(chosen));
    for (int i = 0; i < chosen.length; i++) {
      assertEquals(all.get(chosen[i], 0), some.get(i, 0), 0);
    }
    assertArrayEquals(all.values(), model.scores(many).values(), 0);
  }

  private static void assertRefused(String part, Settings settings, String... columns) {
    StudyException problem = assertThrows(StudyException.class, () -> read(settings, TWO, columns));
    assertTrue(problem.getMessage().contains(part), problem.getMessage());
  }

  @Test
  void whatDoesNotFitIsSaidWithBothShapes() {
    assertRefused(
        "two.onnx: input 'x' has the shape [any, 3], and the classifier gives 2 numbers per event:"
            + " expected [events, 2]",
        file("two"),
        "a",
        "b");
    assertRefused("wants an input 'c', which is not among", file("named"), "a", "b", "d");
    assertRefused("has no inputs named d", file("named"), "a", "b", "c", "d");
    assertRefused("gives 3 scores per event", file("logits"), "a", "b", "c");
    assertRefused("did you mean 'scores'", file("two").with("output", "score"), "a", "b", "c");
    assertRefused(
        "did you mean 'qcd'", file("two").with("classes", List.of("W", "qdc")), "a", "b", "c");
    assertRefused("there is no file 'too.onnx'", file("too"), "a", "b", "c");
  }

  @Test
  void otherFilesAndForeignOperatorsAreRefused() {
    assertRefused("keeps its numbers in another file", file("elsewhere"), "a", "b", "c");
    assertRefused("uses operators of 'evil'", file("custom"), "a", "b", "c");
  }

  @Test
  void damageIsRefusedAndNeverFatal(@TempDir Path folder) throws IOException {
    byte[] whole = Files.readAllBytes(folder().resolve("two.onnx"));
    Random random = new Random(9);
    for (int trial = 0; trial < 300; trial++) {
      byte[] bytes =
          trial % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (trial % 2 == 1) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(folder.resolve("two.onnx"), bytes);
      try {
        read(folder, file("two"), TWO, "a", "b", "c");
      } catch (StudyException expected) {
        assertTrue(expected.getMessage().contains("two.onnx"), expected.getMessage());
      }
    }
  }

  /** Kept as its file, so that scoring needs the folder alone. */
  @Test
  void aSavedModelIsReadFromItsFolder(@TempDir Path folder) throws IOException {
    Settings settings =
        file("logits").with("gives", "logits").with("classes", List.of("qcd", "W", "top"));
    Model model = read(settings, THREE, "a", "b", "c");
    List<Input> inputs =
        Arrays.stream(new String[] {"a", "b", "c"}).map(n -> new Input(n, 0)).toList();
    Preparation preparation = Preparation.plain(inputs, false);
    SavedModel saved =
        new SavedModel(
            "Study",
            "net",
            THREE,
            List.of("a", "b", "c"),
            "",
            List.of(),
            List.of(),
            List.of(List.of(new SavedModel.Member(preparation, model, Map.of()))));
    for (Map.Entry<String, byte[]> one : SavedModelFormat.write(saved).entrySet()) {
      Files.write(folder.resolve(one.getKey()), one.getValue());
    }
    SavedModel again = SavedModelFormat.read(folder, "x", List.of(new OnnxImporter()));
    Model read = again.members().get(0).get(0).model();
    assertArrayEquals(
        model.scores(events(0, 1, 2)).values(), read.scores(events(0, 1, 2)).values());
    assertArrayEquals(
        SavedModelFormat.write(saved).get("model.json"),
        SavedModelFormat.write(again).get("model.json"));
    StudyException problem =
        assertThrows(StudyException.class, () -> SavedModelFormat.read(folder, "x", List.of()));
    assertTrue(problem.getMessage().contains("without its engine"), problem.getMessage());
    Files.delete(folder.resolve("model.onnx"));
    problem =
        assertThrows(
            StudyException.class,
            () -> SavedModelFormat.read(folder, "x", List.of(new OnnxImporter())));
    assertTrue(problem.getMessage().contains("model.onnx"), problem.getMessage());
  }
}
