// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.preparation.Input;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.network.saved.Importer.ImportTask;
import hep.assay.runtime.network.saved.ModelFormat;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Networks of images; files and numbers are made by make_images.py beside them. */
class KerasImageTest {
  private static final List<String> CLASSES = List.of("W", "top", "qcd");

  private static Path folder() throws URISyntaxException {
    return Path.of(KerasImageTest.class.getResource("images2d.csv").toURI()).getParent();
  }

  private static Model read(String name, List<Input> inputs, List<String> classes)
      throws URISyntaxException {
    ImportTask task =
        new ImportTask(
            folder(),
            Models.KERAS.complete(Settings.NONE.with("file", name + ".h5")),
            inputs.stream().map(Input::column).toList(),
            List.of(Preparation.plain(inputs, false)),
            classes);
    return new KerasImporter().read(task).models().get(0).get(0);
  }

  private static List<Input> image(Integer... shape) {
    return List.of(new Input("picture", InputGroup.Kind.IMAGE, List.of(shape), false));
  }

  private static void check(String name, Integer... shape) throws IOException, URISyntaxException {
    Model model = read(name, image(shape), CLASSES);
    double[][] rows =
        Files.readAllLines(folder().resolve(name + ".csv")).stream()
            .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
            .toArray(double[][]::new);
    int pixels = rows[0].length - 3;
    Matrix events = Matrix.zeros(rows.length, pixels);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < pixels; j++) {
        events.set(i, j, (float) rows[i][j]);
      }
    }
    Matrix scores = model.scores(events);
    Matrix again = ModelFormat.read(ModelFormat.write(model, new byte[0])).model().scores(events);
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < 3; k++) {
        assertEquals(rows[i][pixels + k], scores.get(i, k), 2e-6, name);
        assertEquals(scores.get(i, k), again.get(i, k), 0);
      }
    }
  }

  @Test
  void convolutionsPoolingAndNormalisationOfAnImage() throws IOException, URISyntaxException {
    check("images2d", 5, 4, 2);
  }

  @Test
  void anImageInThreeDimensions() throws IOException, URISyntaxException {
    check("images3d", 2, 3, 4);
  }

  private static void assertRefused(String part, String name, List<Input> inputs) {
    StudyException problem =
        assertThrows(StudyException.class, () -> read(name, inputs, List.of("W", "qcd")));
    assertTrue(problem.getMessage().contains(part), problem.getMessage());
  }

  @Test
  void whatAssayDoesNotHaveIsNamed() {
    List<Input> scalars = IntStream.range(0, 40).mapToObj(i -> new Input("x" + i, 0)).toList();
    assertRefused("which reads one image", "images2d", scalars);
    assertRefused("which reads one image", "images3d", image(6, 4));
  }
}
