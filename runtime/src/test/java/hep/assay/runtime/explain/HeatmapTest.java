// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Shape;
import hep.assay.runtime.data.ShapedColumn;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeatmapTest {
  private static final int EVENTS = 50;
  private static final int PIXELS = 6;
  private static final List<String> INPUTS = List.of("p0", "p1", "p2", "p3", "p4", "p5", "z");
  private static final Settings OF_PICTURE =
      new Heatmap().term().complete(Settings.NONE.with("images", List.of("picture")));

  private final Examples events = events();

  private static Examples events() {
    Random random = new Random(5);
    Matrix values = Matrix.zeros(EVENTS, INPUTS.size());
    int[] classes = new int[EVENTS];
    float[] weights = new float[EVENTS];
    for (int i = 0; i < EVENTS; i++) {
      classes[i] = i % 2;
      weights[i] = (float) (random.nextDouble() - 0.1);
      for (int j = 0; j < INPUTS.size(); j++) {
        values.set(i, j, (float) random.nextGaussian());
      }
    }
    return new Examples(values, classes, weights);
  }

  /** Its logit of the first class is linear, so that gradient times input is {@code w_j x_j}. */
  private static NeuralNetwork linear(float scale) {
    float[] weights = new float[INPUTS.size() * 2];
    for (int j = 0; j < INPUTS.size(); j++) {
      weights[2 * j] = scale * (j + 1);
    }
    return new NeuralNetwork(
        INPUTS,
        List.of("s", "b"),
        List.of(new Layer.Dense(INPUTS.size(), 2, weights, new float[2], Activation.SOFTMAX)));
  }

  private static EventTable columns(Examples events) {
    float[] pixels = new float[EVENTS * PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = events.events().get(i / PIXELS, i % PIXELS);
    }
    ShapedColumn picture = new ShapedColumn(Shape.image(List.of(2, 3)), EVENTS, pixels, Unit.NONE);
    return new EventTable(EVENTS, Map.of("picture", picture));
  }

  private Explained explained(Method by, Model... trainings) {
    ExplainRequest request =
        new ExplainRequest(
            "net",
            List.of(trainings),
            java.util.Collections.nCopies(trainings.length, events),
            java.util.Collections.nCopies(trainings.length, events),
            List.of(
                new Feature("picture", List.of(0, 1, 2, 3, 4, 5), true),
                new Feature("z", List.of(6))),
            new Seed(1));
    return new Explained(by, request, Explainers.explain(by, request), columns(events));
  }

  private static List<Plot> plots(Map<String, ImageAxes> axes, Explained... explained) {
    return new Heatmap().plots(new DisplayRequest(List.of(explained), axes), OF_PICTURE);
  }

  private static double[] cells(Plot plot) {
    double[][] value = ((Series.Heat) plot.series().get(0)).value();
    assertEquals(2, value.length, "rows");
    double[] cells = new double[PIXELS];
    for (int p = 0; p < PIXELS; p++) {
      cells[p] = value[p / 3][p % 3];
    }
    return cells;
  }

  private static final Method BY = Method.method("gradientInput").with("output", "signal");

  @Test
  void meansAreThoseOfTheDefinition() {
    List<Plot> plots = plots(Map.of(), explained(BY, linear(1), linear(2)));
    assertEquals(
        List.of(
            "image-picture-s",
            "image-picture-b",
            "heatmap-picture-net-gradientInput-s",
            "heatmap-picture-net-gradientInput-b"),
        plots.stream().map(Plot::name).toList());
    for (int k = 0; k < 2; k++) {
      double[] content = new double[PIXELS];
      double[] relevance = new double[PIXELS];
      double total = 0;
      for (int i = 0; i < EVENTS; i++) {
        if (events.classes()[i] == k) {
          double largest = 0;
          for (int j = 0; j < INPUTS.size(); j++) {
            largest = Math.max(largest, Math.abs((j + 1) * events.events().get(i, j)));
          }
          total += events.weights()[i];
          for (int p = 0; p < PIXELS; p++) {
            double x = events.events().get(i, p);
            content[p] += events.weights()[i] * x;
            relevance[p] += events.weights()[i] * (p + 1) * x / largest;
          }
        }
      }
      for (int p = 0; p < PIXELS; p++) {
        content[p] /= total;
        relevance[p] /= total;
      }
      assertArrayEquals(content, cells(plots.get(k)), 1e-5);
      // twice the weights give the same normalised relevance
      assertArrayEquals(relevance, cells(plots.get(2 + k)), 1e-5);
    }
  }

  @Test
  void eachImageIsShownOnceForAllExplainers() {
    List<Plot> plots =
        plots(Map.of(), explained(BY, linear(1)), explained(Method.method("lrp"), linear(1)));
    assertEquals(6, plots.size());
    assertEquals(2, plots.stream().filter(plot -> plot.name().startsWith("image-")).count());
  }

  @Test
  void axesAreThoseOfTheStudy() {
    Method image =
        Method.method("image")
            .with("of", "jets")
            .with("axes", List.of("eta", "phi"))
            .with("value", "pt")
            .with("pixels", List.of(2.0, 3.0))
            .with("range", new Interval(-1, 1))
            .with("centre", "hardest");
    Map<String, ImageAxes> axes =
        ImageAxes.of(List.of(ColumnPlan.column("picture").structured(image)));
    Plot plot = plots(axes, explained(BY, linear(1))).get(2);
    assertEquals("eta", plot.x().label());
    assertEquals("phi", plot.y().label());
    Series.Heat heat = (Series.Heat) plot.series().get(0);
    assertArrayEquals(new double[] {-1, -1 / 3., 1 / 3., 1}, heat.xEdges(), 1e-12);
    assertArrayEquals(new double[] {-1, 0, 1}, heat.yEdges(), 1e-12);
    assertTrue(plot.caption().contains("centre = hardest"), plot.caption());
  }

  @Test
  void withoutRelevanceOfEventsThereIsNothingToShow() {
    Explained permuted = explained(Method.method("permutation"), linear(1));
    StudyException problem = assertThrows(StudyException.class, () -> plots(Map.of(), permuted));
    assertTrue(problem.getMessage().contains("heatmap(picture) shows nothing"));
  }
}
