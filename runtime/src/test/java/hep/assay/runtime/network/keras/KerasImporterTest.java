// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Network;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.preparation.Input;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.network.saved.Importer.ImportTask;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files and numbers are made by make.py beside them, with Keras 3 and Keras 2. */
class KerasImporterTest {
  private static final List<String> TWO = List.of("W", "qcd");
  private static final List<String> THREE = List.of("W", "top", "qcd");

  private static Path folder() {
    try {
      return Path.of(KerasImporterTest.class.getResource("scores.csv").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A column of the reference numbers. */
  private static double[] reference(String name) {
    try {
      List<String> lines = Files.readAllLines(folder().resolve("scores.csv"));
      int column = List.of(lines.get(0).split(",")).indexOf(name);
      return lines.stream()
          .skip(1)
          .mapToDouble(line -> Double.parseDouble(line.split(",")[column]))
          .toArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Matrix events() {
    Matrix events = Matrix.zeros(5, 4);
    for (int j = 0; j < 4; j++) {
      double[] column = reference("x" + j);
      for (int i = 0; i < 5; i++) {
        events.set(i, j, (float) column[i]);
      }
    }
    return events;
  }

  private static Network read(Settings settings, List<String> classes, int inputs) {
    return read(folder(), settings, classes, inputs);
  }

  private static Network read(Path folder, Settings settings, List<String> classes, int inputs) {
    List<Input> columns = IntStream.range(0, inputs).mapToObj(i -> new Input("x" + i, 0)).toList();
    ImportTask task =
        new ImportTask(
            folder,
            Models.KERAS.complete(settings),
            columns.stream().map(Input::column).toList(),
            List.of(Preparation.plain(columns, false)),
            classes);
    return assertInstanceOf(Network.class, new KerasImporter().read(task).models().get(0).get(0));
  }

  private static Settings file(String name) {
    return Settings.NONE.with("file", name);
  }

  private static void assertColumn(double[] expected, Matrix scores, int column) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], scores.get(i, column), 2e-6, "event " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"normalised3", "normalised2"})
  void batchNormalisationIsFoldedIntoItsNeighbours(String name) {
    Network network = read(file(name + ".h5"), THREE, 4);
    Matrix scores = network.scores(events());
    for (int k = 0; k < 3; k++) {
      assertColumn(reference(name + "." + k), scores, k);
    }
    assertEquals(3, network.layers().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"functional3", "functional2"})
  void oneSigmoidIsTheSignalOfTwoClasses(String name) {
    Matrix scores = read(file(name + ".h5"), TWO, 4).scores(events());
    assertColumn(reference(name + ".0"), scores, 0);
    Settings background = file(name + ".h5").with("classes", List.of("qcd", "W"));
    assertColumn(reference(name + ".0"), read(background, TWO, 4).scores(events()), 1);
  }

  @Test
  void logitsAreThoseOfKeras() {
    Settings settings = file("logits.h5").with("gives", "logits");
    Matrix logits = read(settings, TWO, 4).logits(events());
    assertColumn(reference("logits.0"), logits, 0);
    assertColumn(reference("logits.1"), logits, 1);
    Matrix other = read(settings.with("classes", List.of("qcd", "W")), TWO, 4).logits(events());
    assertColumn(reference("logits.1"), other, 0);
  }

  /** Through the whole chain: the slope of a logit against its difference quotient. */
  @Test
  void gradientsAreThoseOfFiniteDifferences() {
    Network network = read(file("normalised3.h5"), THREE, 4);
    Matrix gradient = network.gradient(events(), 1);
    float step = 1e-2f;
    for (int j = 0; j < 4; j++) {
      Matrix up = events();
      Matrix down = events();
      for (int i = 0; i < 5; i++) {
        up.set(i, j, up.get(i, j) + step);
        down.set(i, j, down.get(i, j) - step);
      }
      Matrix above = network.logits(up);
      Matrix below = network.logits(down);
      for (int i = 0; i < 5; i++) {
        double slope = (above.get(i, 1) - below.get(i, 1)) / (2 * step);
        assertEquals(slope, gradient.get(i, j), 0.02 * Math.max(1, Math.abs(slope)));
      }
    }
  }

  private static void assertRefused(String part, Settings settings, List<String> of, int inputs) {
    StudyException problem = assertThrows(StudyException.class, () -> read(settings, of, inputs));
    assertTrue(problem.getMessage().contains(part), problem.getMessage());
  }

  @Test
  void whatIsNotReadIsNamed() {
    assertRefused("layer 'lstm' is a LSTM", file("recurrent.h5"), TWO, 4);
    assertRefused("branches at layer", file("branched.h5"), TWO, 4);
    assertRefused("holds weights only", file("only.weights.h5"), TWO, 4);
    assertRefused("write gives = logits", file("logits.h5"), TWO, 4);
    assertRefused("gives 3 scores per event", file("normalised3.h5"), TWO, 4);
    assertRefused(
        "takes events of shape [any,4], and the classifier gives 3 numbers per event",
        file("normalised3.h5"),
        THREE,
        3);
  }

  @Test
  void anArchiveIsTheSameNetwork() {
    Network archive = read(file("archive.keras"), TWO, 4);
    assertEquals(1, archive.layers().size());
  }

  @Test
  void nothingIsReadFromAnotherFile() {
    assertRefused("links are not followed", file("linked.h5"), TWO, 4);
  }

  @Test
  void damageIsRefusedAndNeverFatal(@TempDir Path folder) throws IOException {
    byte[] whole = Files.readAllBytes(folder().resolve("normalised3.h5"));
    Random random = new Random(5);
    for (int trial = 0; trial < 300; trial++) {
      byte[] bytes =
          trial % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (trial % 2 == 1) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(folder.resolve("x.h5"), bytes);
      try {
        read(folder, file("x.h5"), THREE, 4);
      } catch (StudyException expected) {
        assertTrue(expected.getMessage().contains("x.h5"), expected.getMessage());
      }
    }
  }
}
