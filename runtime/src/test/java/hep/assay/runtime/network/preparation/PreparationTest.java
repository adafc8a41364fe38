// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.preparation;

import static hep.assay.runtime.vocabulary.Method.method;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Shape;
import hep.assay.runtime.data.ShapedColumn;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.saved.PreparationFormat;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparationTest {
  private static final double NAN = Double.NaN;

  /** Five events; the last one is not a training event. */
  private final EventTable table =
      EventTable.of(5)
          .with("pt", new ColumnData.Doubles(new double[] {1, 2, 3, 6, 100}))
          .with("tau", new ColumnData.Floats(new float[] {1, Float.NaN, 3, 5, Float.NaN}))
          .with("n", new ColumnData.Ints(new int[] {2, 4, 2, 4, 7}))
          .with("flat", new ColumnData.Ints(new int[] {1, 1, 1, 1, 1}))
          .with(
              "jets.pt",
              new ColumnData.Jagged(
                  new int[] {0, 1, 1, 4, 5, 6},
                  new ColumnData.Doubles(new double[] {2, 4, 6, 99, 8, 5})));

  private final int[] training = {0, 1, 2, 3};
  private final int[] all = {0, 1, 2, 3, 4};

  private Preparation fit(double[] weights, List<Input> inputs, Method... methods) {
    return Preparation.fit(List.of(methods), inputs, table, training, weights, false);
  }

  private static float[] column(Matrix matrix, int column) {
    float[] values = new float[matrix.rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = matrix.get(i, column);
    }
    return values;
  }

  private static List<Input> input(String name) {
    return List.of(new Input(name, 0));
  }

  @Test
  void standardizeLearnsWeightedMomentsOfTrainingEventsOnly() {
    // Weights 1, 1, 1, -1 count as 1 each: mean 3, variance (4 + 1 + 0 + 9) / 4 = 3.5.
    Preparation preparation = fit(new double[] {1, 1, 1, -1}, input("pt"), method("standardize"));
    float[] found = column(preparation.apply(table, all), 0);
    for (int i = 0; i < 5; i++) {
      double x = new double[] {1, 2, 3, 6, 100}[i];
      assertEquals((x - 3) / Math.sqrt(3.5), found[i], 1e-5);
    }
  }

  @Test
  void methodsFollowOneAnotherInTheStudysOrder() {
    Preparation preparation =
        fit(
            new double[] {1, 1, 1, 1},
            input("pt"),
            method("clip").with("sigma", 1),
            method("rescale").with("to", List.of(-1, 1)));
    float[] found = column(preparation.apply(table, all), 0);
    double sigma = Math.sqrt(3.5);
    double low = 3 - sigma;
    double high = 3 + sigma;
    assertArrayEquals(
        new float[] {-1, (float) (2 * (2 - low) / (high - low) - 1), 0, 1, 1}, found, 1e-6f);
  }

  @Test
  void imputePutsTheMedianAndAddsAnIndicator() {
    Preparation preparation = fit(new double[] {1, 1, 1, 1}, input("tau"), method("impute"));
    assertEquals(List.of("tau", "tau missing"), preparation.names());
    Matrix matrix = preparation.apply(table, all);
    assertArrayEquals(new float[] {1, 3, 3, 5, 3}, column(matrix, 0));
    assertArrayEquals(new float[] {0, 1, 0, 0, 1}, column(matrix, 1));
  }

  @Test
  void aMissingInputIsRefusedWithWhatToWrite() {
    String message =
        assertThrows(
                StudyException.class,
                () -> fit(new double[] {1, 1, 1, 1}, input("tau"), method("standardize")))
            .getMessage();
    assertTrue(
        message.startsWith("input 'tau' is missing (NaN) in 1 of 4 events; write prepare impute"),
        message);
    Preparation tree =
        Preparation.fit(List.of(), input("tau"), table, training, new double[] {1, 1, 1, 1}, true);
    assertTrue(Float.isNaN(tree.apply(table, all).get(1, 0)));
  }

  @Test
  void oneHotHasOneInputPerTrainingValue() {
    Preparation preparation = fit(new double[] {1, 1, 1, 1}, input("n"), method("oneHot"));
    assertEquals(List.of("n = 2", "n = 4"), preparation.names());
    assertArrayEquals(new float[] {0, 1, 0, 1, 0}, column(preparation.apply(table, all), 1));
  }

  @Test
  void constantsAndLogarithmsStayFinite() {
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 0},
        column(
            fit(new double[] {1, 1, 1, 1}, input("flat"), method("standardize")).apply(table, all),
            0));
    assertEquals(
        Math.log(100),
        fit(new double[] {1, 1, 1, 1}, input("pt"), method("log")).apply(table, all).get(4, 0),
        1e-5);
  }

  @Test
  void aListIsPaddedWithZerosAfterAllAdjustments() {
    List<Input> two = List.of(new Input("jets.pt", 2));
    Preparation preparation = fit(new double[] {1, 1, 1, 1}, two, method("standardize"));
    assertEquals(List.of("jets.pt[0]", "jets.pt[1]"), preparation.names());
    // Elements that are read: 2, 4, 6, 8; mean 5, variance 5.
    Matrix matrix = preparation.apply(table, all);
    double sigma = Math.sqrt(5);
    assertArrayEquals(
        new float[] {(float) (-3 / sigma), 0, (float) (-1 / sigma), (float) (3 / sigma), 0},
        column(matrix, 0),
        1e-6f);
    assertArrayEquals(new float[] {0, 0, (float) (1 / sigma), 0, 0}, column(matrix, 1), 1e-6f);
  }

  @Test
  void columnsNarrowsAMethod() {
    Preparation preparation =
        fit(
            new double[] {1, 1, 1, 1},
            List.of(new Input("pt", 0), new Input("n", 0)),
            method("standardize").with("columns", List.of("pt")));
    assertArrayEquals(new float[] {2, 4, 2, 4, 7}, column(preparation.apply(table, all), 1));
  }

  private Preparation ofShape(ShapedColumn column, Method... methods) {
    EventTable events = table.with("x", column);
    LearnerPlan plan = LearnerPlan.classifier("c", "d").inputs("x");
    List<Input> inputs = Input.of(plan, DatasetPlan.dataset("d"), events);
    double[] ones = {1, 1, 1, 1};
    return Preparation.fit(List.of(methods), inputs, events, training, ones, false);
  }

  @Test
  void allPixelsOfAnImageAreAdjustedAlike() {
    float[] pixels = {0, 1, 2, 3, /**/ 0, 1, 2, 3, /**/ 0, 1, 2, 3, /**/ 0, 1, 2, 3, 9, 9, 9, 9};
    ShapedColumn image = new ShapedColumn(Shape.image(List.of(2, 2)), 5, pixels, Unit.NONE);
    Preparation preparation = ofShape(image, method("standardize"));
    assertEquals(
        List.of(new InputGroup("x", InputGroup.Kind.IMAGE, List.of(2, 2), 0)),
        preparation.groups());
    assertEquals(List.of("x[0][0]", "x[0][1]", "x[1][0]", "x[1][1]"), preparation.names());
    Matrix matrix = preparation.apply(table.with("x", image), all);
    // Mean 1.5, variance 1.25, whichever the pixel.
    assertEquals((0 - 1.5) / Math.sqrt(1.25), matrix.get(0, 0), 1e-6);
    assertEquals((3 - 1.5) / Math.sqrt(1.25), matrix.get(2, 3), 1e-6);
    assertEquals((9 - 1.5) / Math.sqrt(1.25), matrix.get(4, 1), 1e-6);
    assertEquals(preparation, PreparationFormat.read(PreparationFormat.write(preparation)));
  }

  @Test
  void featuresOfNodesAreAdjustedEachByItselfMaskAndEdgesNotAtAll() {
    // Two nodes with two features: [pt, eta] each, then mask, then adjacency.
    float[] one = {1, 10, 3, 30, /**/ 1, 1, /**/ 0, 1, 1, 0};
    float[] half = {5, 50, 0, 0, /**/ 1, 0, /**/ 0, 0, 0, 0};
    float[] all = new float[50];
    for (int event = 0; event < 5; event++) {
      System.arraycopy(event == 3 ? half : one, 0, all, event * 10, 10);
    }
    ShapedColumn graph = new ShapedColumn(Shape.graph(2, 2), 5, all, Unit.NONE);
    Preparation preparation = ofShape(graph, method("rescale"));
    Matrix matrix = preparation.apply(table.with("x", graph), this.all);
    // pt from 1 .. 5, eta from 10 .. 50; the padded node stays 0.
    assertArrayEquals(new float[] {0, 0, 0.5f, 0.5f, 1, 1, 0, 1, 1, 0}, row(matrix, 0), 1e-6f);
    assertArrayEquals(new float[] {1, 1, 0, 0, 1, 0, 0, 0, 0, 0}, row(matrix, 3), 1e-6f);
    assertEquals(
        List.of(new InputGroup("x", InputGroup.Kind.GRAPH, List.of(2, 2), 0)),
        preparation.groups());
    assertEquals(preparation.width(), preparation.names().size());
    assertEquals(preparation, PreparationFormat.read(PreparationFormat.write(preparation)));
  }

  private static float[] row(Matrix matrix, int row) {
    float[] values = new float[matrix.columns()];
    for (int i = 0; i < values.length; i++) {
      values[i] = matrix.get(row, i);
    }
    return values;
  }

  @Test
  void anInputIsNamedOnce() {
    LearnerPlan twice = LearnerPlan.classifier("c", "d").inputs("pt", "n", "pt");
    assertEquals(
        "input 'pt' is named twice",
        assertThrows(StudyException.class, () -> Input.of(twice, DatasetPlan.dataset("d"), table))
            .getMessage());
  }

  /**
   * Every method of the list learns, stays finite, forgets nothing on disk, and spares test events.
   */
  @Test
  void everyMethodIsKeptWithTheModelAndLearnsFromTrainingEventsOnly() {
    double[] weights = {1, 2, 1, 0.5};
    EventTable other = table.with("pt", new ColumnData.Doubles(new double[] {1, 2, 3, 6, -7}));
    for (PreparationMethod one : Preparations.ALL.all()) {
      Method prepare = method(one.name());
      List<Input> inputs = List.of(new Input("pt", 0), new Input("n", 0));
      Preparation fitted =
          Preparation.fit(List.of(prepare), inputs, table, training, weights, false);
      assertEquals(fitted, PreparationFormat.read(PreparationFormat.write(fitted)), one.name());
      assertEquals(
          fitted,
          Preparation.fit(List.of(prepare), inputs, other, training, weights, false),
          one.name());
      for (float value : fitted.apply(table, all).values()) {
        assertTrue(Float.isFinite(value), one.name());
      }
    }
    Preparation imputed = fit(weights, input("tau"), method("impute"));
    byte[] bytes = PreparationFormat.write(imputed);
    assertEquals(imputed, PreparationFormat.read(bytes));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(bytes, length);
      assertThrows(StudyException.class, () -> PreparationFormat.read(cut));
    }
  }
}
