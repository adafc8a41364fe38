// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.preparation.Input;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.ListPlan;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedModelFormatTest {
  private static final Expression PT = Expression.column("pt");

  /** Every kind of expression once. */
  private static final Expression FORMULA =
      Expression.binary(
          Expression.call(
              "where",
              List.of(
                  new Expression.Within(
                      PT, Expression.quantity(1, "GeV"), Expression.quantity(2, "GeV")),
                  Expression.minus(Expression.element("jets.pt", 2)),
                  new Expression.OneOf(
                      PT, List.of(Expression.number(0.1), Expression.text("a \"b\"")))),
              Map.of("efficiency", Expression.quantity(50, "%"))),
          "-",
          Expression.not(Expression.binary(PT, "<=", Expression.number(-3))));

  private static final DatasetPlan DATASET =
      DatasetPlan.dataset("jets")
          .column(ColumnPlan.column("pt").unit("MeV"))
          .column(ColumnPlan.column("rho").computed(FORMULA))
          .column(
              ColumnPlan.column("tau")
                  .traits(
                      Method.method("missing").with("value", -999),
                      Method.method("bounds").with("low", 0).with("high", 1)))
          .column(ColumnPlan.column("unused").unit("GeV"))
          .column(
              ColumnPlan.column("picture")
                  .structured(
                      Method.method("image")
                          .with("list", "jets")
                          .with("value", "pt")
                          .with("axes", List.of("eta", "phi"))
                          .with("pixels", List.of(4, 4))
                          .with("range", new Interval(-0.5, 0.5))))
          .list(
              ListPlan.list("jets")
                  .traits(Method.method("sorted").with("by", "pt").with("descending", true))
                  .column(ColumnPlan.column("pt").computed(Expression.column("Jet_pt"))));

  private static SavedModel model() {
    List<Input> inputs = List.of(new Input("rho", 0), new Input("tau", 0));
    Preparation preparation = Preparation.plain(inputs, false);
    DatasetPlan declared = SavedModel.declarations(DATASET, List.of("rho", "tau", "picture"));
    SavedModel.Member first =
        new SavedModel.Member(preparation, network(1), Map.of(10, network(2), 5, network(3)));
    SavedModel.Member second =
        new SavedModel.Member(preparation, network(4), Map.of(5, network(5)));
    return new SavedModel(
        "Study",
        "tagger",
        List.of("W", "qcd"),
        List.of("rho", "tau"),
        "Events",
        declared.columns(),
        declared.lists(),
        List.of(List.of(first), List.of(second)));
  }

  private static Model network(int seed) {
    Random random = new Random(seed);
    float[] weights = new float[4];
    for (int i = 0; i < 4; i++) {
      weights[i] = random.nextFloat();
    }
    Layer layer = new Layer.Dense(2, 2, weights, new float[2], Activation.SOFTMAX);
    return new NeuralNetwork(List.of("rho", "tau"), List.of("W", "qcd"), List.of(layer));
  }

  private static void write(Path folder, SortedMap<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  @Test
  void whatInputsNeedIsKeptAndNothingElse() {
    DatasetPlan declared = SavedModel.declarations(DATASET, List.of("rho"));
    assertEquals(List.of("pt", "rho"), declared.columns().stream().map(ColumnPlan::name).toList());
    assertEquals(List.of("jets"), declared.lists().stream().map(ListPlan::name).toList());
  }

  @Test
  void comesBackAsItWas(@TempDir Path folder) throws IOException {
    SavedModel saved = model();
    write(folder, SavedModelFormat.write(saved));
    SavedModel read = SavedModelFormat.read(folder, "folder", List.of());
    assertEquals(saved.columns(), read.columns());
    assertEquals(saved.lists(), read.lists());
    assertEquals(saved.inputs(), read.inputs());
    assertEquals(saved.classes(), read.classes());
    assertEquals("Events", read.tree());
    assertEquals(List.of(5), List.copyOf(read.epochs()));
    Matrix events = new Matrix(2, 2, new float[] {1, 2, 3, 4});
    for (int replica = 0; replica < 2; replica++) {
      SavedModel.Member before = saved.members().get(replica).get(0);
      SavedModel.Member after = read.members().get(replica).get(0);
      assertEquals(before.preparation(), after.preparation());
      assertEquals(before.checkpoints().keySet(), after.checkpoints().keySet());
      assertArrayEquals(
          before.model().scores(events).values(), after.model().scores(events).values());
      assertArrayEquals(
          before.checkpoints().get(5).scores(events).values(),
          after.checkpoints().get(5).scores(events).values());
    }
  }

  @Test
  void damageIsRefusedWithTheFoldersName(@TempDir Path folder) throws IOException {
    SortedMap<String, byte[]> files = SavedModelFormat.write(model());
    Random random = new Random(3);
    for (String name : files.keySet()) {
      for (int trial = 0; trial < 40; trial++) {
        write(folder, files);
        byte[] bytes = files.get(name);
        Files.write(folder.resolve(name), Arrays.copyOf(bytes, random.nextInt(bytes.length - 2)));
        StudyException problem =
            assertThrows(
                StudyException.class, () -> SavedModelFormat.read(folder, "results/x", List.of()));
        assertTrue(problem.getMessage().contains("damaged"), problem.getMessage());
      }
    }
    write(folder, files);
    Files.delete(folder.resolve("replica2-fold1.assaynet"));
    StudyException missing =
        assertThrows(
            StudyException.class, () -> SavedModelFormat.read(folder, "results/x", List.of()));
    assertEquals(
        "the saved model in 'results/x' is damaged: replica2-fold1.assaynet is missing",
        missing.getMessage());
  }

  @Test
  void aFolderWithoutOneSaysWhereTheyAre(@TempDir Path folder) {
    StudyException problem =
        assertThrows(StudyException.class, () -> SavedModelFormat.read(folder, "x", List.of()));
    assertTrue(problem.getMessage().contains("results/<study>/<classifier>"));
  }
}
