// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.explain.ExplainRequest;
import hep.assay.runtime.explain.Explainers;
import hep.assay.runtime.explain.Relevance;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.preparation.Input;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.network.saved.Imported;
import hep.assay.runtime.network.saved.Importer.ImportTask;
import hep.assay.runtime.network.saved.ModelFormat;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks with several inputs, strides, windows and lists, and {@code .keras} archives; files and
 * numbers are made by make_branches.py beside them.
 */
class KerasBranchesTest {
  private static final List<String> CLASSES = List.of("W", "top", "qcd");

  private static Path folder() {
    try {
      return Path.of(KerasBranchesTest.class.getResource("joined.csv").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Imported imported(Path folder, String file, List<Input> inputs) {
    ImportTask task =
        new ImportTask(
            folder,
            Models.KERAS.complete(Settings.NONE.with("file", file)),
            inputs.stream().map(Input::column).toList(),
            List.of(Preparation.plain(inputs, false)),
            CLASSES);
    return new KerasImporter().read(task);
  }

  private static Model read(String file, List<Input> inputs) {
    return imported(folder(), file, inputs).models().get(0).get(0);
  }

  private static Input image(Integer... shape) {
    return new Input("picture", InputGroup.Kind.IMAGE, List.of(shape), false);
  }

  private static List<Input> list(int length, String... members) {
    return Stream.of(members).map(member -> new Input("list." + member, length)).toList();
  }

  private static List<Input> scalars(String... names) {
    return Stream.of(names).map(name -> new Input(name, 0)).toList();
  }

  @SafeVarargs
  private static List<Input> all(List<Input>... inputs) {
    return Stream.of(inputs).flatMap(List::stream).toList();
  }

  /** A file, and inputs that fill it. */
  private record Case(String file, List<Input> inputs) {
    @Override
    public String toString() {
      return file;
    }
  }

  private static final List<Input> THREE =
      all(scalars("pt", "eta", "mass"), List.of(image(5, 4)), list(7, "pt", "eta", "phi"));

  static Stream<Case> cases() {
    return Stream.of(
        new Case("joined.keras", THREE),
        new Case("joined.h5", THREE),
        new Case("strided.keras", List.of(image(9, 7, 2))),
        new Case("series.keras", list(9, "pt", "eta")),
        new Case("pooled.keras", list(9, "pt", "eta")),
        new Case("flattened.keras", list(4, "pt", "eta", "phi")),
        new Case("depth.keras", List.of(image(5, 4, 6))),
        new Case("second.keras", scalars("x", "y", "u", "v", "w")),
        new Case("second.h5", scalars("x", "y", "u", "v", "w")));
  }

  private static double[][] table(Case one) throws IOException {
    String table = one.file().replaceFirst("\\..*", ".csv");
    return Files.readAllLines(folder().resolve(table)).stream()
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  private static Matrix events(double[][] rows) {
    int inputs = rows[0].length - 3;
    Matrix events = Matrix.zeros(rows.length, inputs);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < inputs; j++) {
        events.set(i, j, (float) rows[i][j]);
      }
    }
    return events;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scoresAreThoseOfKeras(Case one) throws IOException {
    Model model = read(one.file(), one.inputs());
    double[][] rows = table(one);
    Matrix scores = model.scores(events(rows));
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < 3; k++) {
        assertEquals(rows[i][rows[i].length - 3 + k], scores.get(i, k), 2e-6, "event " + i);
      }
    }
    Model again = ModelFormat.read(ModelFormat.write(model, new byte[0])).model();
    assertArrayEquals(scores.values(), again.scores(events(rows)).values());
  }

  /** Relevance passes, and what it explains is the network's own logit. */
  @ParameterizedTest
  @MethodSource("cases")
  void gradientsAndRelevanceAreThoseOfTheWholeNetwork(Case one) throws IOException {
    NeuralNetwork network = (NeuralNetwork) read(one.file(), one.inputs());
    Matrix events = events(table(one));
    Matrix logits = network.logits(events);
    Matrix slopes = network.gradient(events, 1);
    for (int j = 0; j < events.columns(); j++) {
      Matrix up = events(table(one));
      Matrix down = events(table(one));
      up.set(1, j, up.get(1, j) + 2e-3f);
      down.set(1, j, down.get(1, j) - 2e-3f);
      double slope = (network.logits(up).get(1, 1) - network.logits(down).get(1, 1)) / 4e-3;
      assertEquals(slope, slopes.get(1, j), 2e-2 * Math.max(1, Math.abs(slope)), "input " + j);
    }
    Examples all = new Examples(events, new int[] {0, 1, 2}, new float[] {1, 1, 1});
    ExplainRequest request = ExplainRequest.of("net", List.of(network), all, all, new Seed(1));
    Method lrp = Method.method("lrp").with("rules", "zero");
    Relevance found = Explainers.explain(lrp, request).relevance().get(0);
    for (int i = 0; i < 3; i++) {
      double largest = Math.max(logits.get(i, 0), Math.max(logits.get(i, 1), logits.get(i, 2)));
      assertEquals(largest, found.explained()[i], 1e-4 * Math.max(1, Math.abs(largest)));
    }
  }

  @Test
  void inputsThatDoNotFillItAreNamed() {
    List<Input> turned =
        all(list(7, "pt", "eta", "phi"), List.of(image(5, 4)), scalars("pt", "eta", "mass"));
    StudyException problem = assertThrows(StudyException.class, () -> read("joined.keras", turned));
    assertTrue(
        problem.getMessage().contains("has the inputs expert [any,3]"), problem.getMessage());
    assertTrue(problem.getMessage().contains("list (21 numbers), picture (20 numbers), pt"));
    problem =
        assertThrows(StudyException.class, () -> read("second.keras", scalars("u", "v", "w", "x")));
    assertTrue(problem.getMessage().contains("write as many in the same order"));
  }

  @Test
  void inputsOfTheSameNamesStandInAnyOrder() throws IOException {
    Case one = new Case("named.keras", all(List.of(image(2, 2)), scalars("pt")));
    Model model = read("named.keras", one.inputs());
    double[][] rows = table(one);
    Matrix events = events(rows);
    Matrix scores = model.scores(events);
    assertEquals(rows[2][5], scores.get(2, 0), 2e-6);
    Matrix turned = Matrix.zeros(3, 5);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 5; j++) {
        turned.set(i, j, events.get(i, (j + 4) % 5));
      }
    }
    Model other = read("named.keras", all(scalars("pt"), List.of(image(2, 2))));
    assertArrayEquals(scores.values(), other.scores(turned).values(), 1e-6f);
  }

  @Test
  void whatFillsWhichInputIsNoted() {
    Imported imported = imported(folder(), "joined.keras", THREE);
    assertTrue(
        imported
            .notes()
            .toString()
            .contains("expert with pt, eta, mass; picture with picture; list with list"),
        imported.notes().toString());
  }

  private static void assertRefused(String part, String file, List<Input> inputs) {
    StudyException problem = assertThrows(StudyException.class, () -> read(file, inputs));
    assertTrue(problem.getMessage().contains(part), problem.getMessage());
  }

  @Test
  void whatIsNotReadIsNamed() {
    assertRefused("windows that do not overlap", "overlapping.keras", List.of(image(5, 4)));
    assertRefused("branches at layer 'flatten", "twice.keras", List.of(image(5, 4)));
    assertRefused("takes events of shape [any,9,7,2]", "strided.keras", List.of(image(9, 7)));
    assertRefused("which reads one image", "strided.keras", List.of(image(7, 9, 2)));
    assertRefused("which reads one list", "series.keras", list(6, "pt", "eta", "phi"));
  }

  @Test
  void damagedArchivesAreRefusedAndNeverFatal(@TempDir Path folder) throws IOException {
    byte[] whole = Files.readAllBytes(folder().resolve("second.keras"));
    Random random = new Random(5);
    for (int trial = 0; trial < 300; trial++) {
      byte[] bytes =
          trial % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (trial % 2 == 1) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(folder.resolve("x.keras"), bytes);
      try {
        imported(folder, "x.keras", scalars("x", "y", "u", "v", "w"));
      } catch (StudyException expected) {
        assertTrue(expected.getMessage().contains("x.keras"), expected.getMessage());
      }
    }
  }

  @Test
  void anArchiveOfOtherThingsIsRefused(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("config.json"));
      zip.write("{\"class_name\": \"Sequential\", \"config\": {\"layers\": []}}".getBytes());
    }
    Files.write(folder.resolve("x.keras"), bytes.toByteArray());
    StudyException problem =
        assertThrows(StudyException.class, () -> imported(folder, "x.keras", scalars("x")));
    assertTrue(problem.getMessage().contains("has no model.weights.h5"), problem.getMessage());
  }
}
