// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.explain.ExplainRequest;
import hep.assay.runtime.explain.Explainers;
import hep.assay.runtime.explain.Feature;
import hep.assay.runtime.explain.Relevance;
import hep.assay.runtime.fused.FusedTrainer;
import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.Shapes;
import hep.assay.runtime.network.Toy;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LrpTest {

  /** Two hidden rectified units, one output of 6; all numbers below were computed with numpy. */
  private static final NeuralNetwork WORKED =
      new NeuralNetwork(
          List.of("a", "b", "c"),
          List.of("out"),
          List.of(
              new Layer.Dense(
                  3, 2, new float[] {1, -1, 1, 1, 3, 2}, new float[] {0, -.5f}, Activation.RELU),
              new Layer.Dense(2, 1, new float[] {2, -1}, new float[] {.5f}, Activation.SIGMOID)));

  private static final Examples EVENT =
      new Examples(new Matrix(1, 3, new float[] {1, 2, 0}), new int[] {0}, new float[] {1});

  private static Relevance relevance(NeuralNetwork network, Examples events, Method method) {
    ExplainRequest request =
        ExplainRequest.of("net", List.of(network), events, events, new Seed(1));
    return Explainers.explain(method, request).relevance().get(0);
  }

  private static Relevance worked(String rule) {
    return relevance(WORKED, EVENT, Method.method("lrp").with("rules", rule).with("alpha", 1));
  }

  private static void assertInputs(Relevance found, double a, double b, double sum) {
    assertEquals(a, found.values().get(0, 0), 1e-6);
    assertEquals(b, found.values().get(0, 1), 1e-6);
    assertEquals(0, found.values().get(0, 2), 0);
    assertEquals(sum, found.values().get(0, 0) + (double) found.values().get(0, 1), 1e-6);
    assertEquals(6, found.explained()[0], 1e-12);
  }

  @Test
  void zeroRule() {
    assertInputs(worked("zero"), 3, 2, 5);
  }

  @Test
  void epsilonRuleIsPresetA() {
    assertInputs(worked("epsilon"), 2.7234267583, 2.1681649921, 4.8915917504);
    assertArrayEquals(worked("epsilon").values().values(), worked("presetA").values().values());
  }

  @Test
  void gammaRule() {
    assertInputs(worked("gamma"), 2.3606557377, 2.9508196721, 5.3114754098);
  }

  @Test
  void alphaBetaRules() {
    assertInputs(worked("alphaBeta"), 1.8461538462, 3.6923076923, 5.5384615385);
    Method two = Method.method("lrp").with("rules", "alphaBeta").with("alpha", 2);
    assertInputs(relevance(WORKED, EVENT, two), 11.3846153846, 2.7692307692, 14.1538461538);
  }

  @Test
  void zeroRuleEqualsGradientTimesInput() {
    NeuralNetwork network = random(3, 5, 16, 16, 3);
    Examples events = events(4, 200, 5);
    Matrix lrp = relevance(network, events, Method.method("lrp").with("rules", "zero")).values();
    Matrix gradient =
        relevance(network, events, Method.method("gradientInput").with("output", "predicted"))
            .values();
    for (int i = 0; i < lrp.values().length; i++) {
      assertEquals(gradient.values()[i], lrp.values()[i], 2e-4 * (1 + Math.abs(lrp.values()[i])));
    }
  }

  /** With the share of the biases every rule but epsilon hands down all it got. */
  @TestFactory
  Stream<DynamicTest> rulesConserveRelevance() {
    return Stream.concat(Stream.of(random(7, 6, 12, 8, 2)), Shapes.all().map(LrpTest::trained))
        .flatMap(LrpTest::conserves);
  }

  /** A network after a few steps, so that its biases and running averages are not 0. */
  private static NeuralNetwork trained(Shapes shapes) {
    Examples examples = Toy.corners(60, shapes.width(), 3, false, 1);
    Method adam = Method.method("adam").with("epochs", 3).with("batch", 20);
    TrainingTask task = shapes.task(examples, examples, shapes.model(), adam);
    return (NeuralNetwork)
        new FusedTrainer(Models.term(shapes.model().word()), Kernel.best(), 1)
            .train(task, (done, of, loss, validation) -> {})
            .model();
  }

  private static Stream<DynamicTest> conserves(NeuralNetwork network) {
    int inputs = network.inputs().size();
    Examples events = events(8, 50, inputs);
    return Rules.ALL.all().stream()
        .filter(rule -> !(rule instanceof Epsilon))
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.name() + " " + network.architecture().joined() + " of " + inputs,
                    () -> {
                      Method method = Method.method("lrp").with("rules", rule.name());
                      Relevance found = relevance(network, events, method);
                      for (int i = 0; i < 50; i++) {
                        if (rule instanceof AlphaBeta && found.explained()[i] < 0) {
                          continue; // a negative logit may have no positive term to share it
                        }
                        double scale = 0;
                        for (int j = 0; j < inputs; j++) {
                          scale += Math.abs(found.values().get(i, j));
                        }
                        double tolerance = 1e-4 * (1 + scale + Math.abs(found.elsewhere()[i]));
                        assertEquals(found.explained()[i], found.sum(i), tolerance);
                      }
                    }));
  }

  @Test
  void presetATakesAlphaBetaInConvolutionsAndEpsilonInDenseLayers() {
    Shapes image =
        Shapes.all().filter(one -> one.name().equals("colours")).findFirst().orElseThrow();
    NeuralNetwork network = trained(image);
    Examples events = events(8, 20, image.width());
    Matrix preset = relevance(network, events, Method.method("lrp")).values();
    Method rules = Method.method("lrp");
    Matrix epsilon = relevance(network, events, rules.with("rules", "epsilon")).values();
    Matrix alpha = relevance(network, events, rules.with("rules", "alphaBeta")).values();
    for (int scalar : network.architecture().free()) {
      assertEquals(epsilon.get(3, scalar), preset.get(3, scalar), "by dense layers only");
    }
    assertTrue(preset.get(3, 5) != epsilon.get(3, 5), "pixels go through convolutions");
    assertTrue(preset.get(3, 5) != alpha.get(3, 5), "and through dense layers");
  }

  @Test
  void mergedNormalisationsGiveTheSameLogits() {
    Layer.Dense dense =
        new Layer.Dense(3, 2, new float[] {1, -1, 1, 1, 3, 2}, new float[2], Activation.LINEAR);
    Layer.Normalisation norm =
        new Layer.Normalisation(
            1,
            new float[] {2, .5f},
            new float[] {.1f, -.2f},
            new float[] {1, 0},
            new float[] {4, 1},
            1e-3f,
            Activation.RELU);
    Layer.Dense merged = (Layer.Dense) Route.merged(List.of(dense, norm)).get(0);
    // (3, 0.5) before, as computed by hand: (3 - 1) 2 / sqrt(4.001) + 0.1 and so on
    double[] z = {3, 1};
    for (int k = 0; k < 2; k++) {
      double sum = merged.bias()[k];
      sum += merged.weights()[k] + 2 * merged.weights()[2 + k];
      assertEquals(
          norm.scale()[k] * (z[k] - norm.mean()[k]) / Math.sqrt(norm.variance()[k] + 1e-3)
              + norm.shift()[k],
          sum,
          1e-6);
    }
    assertEquals(Activation.RELU, merged.activation());
  }

  /** Sizes: of an image the sum over pixels, of a list the size of the sum. */
  @Test
  void imagesCountByPixelAndListsByTheirSum() {
    Relevance columns =
        new Relevance(
            new Matrix(1, 5, new float[] {3, -4, 3, -4, 1}), new double[0], new double[0]);
    ExplainRequest request =
        new ExplainRequest(
            "net",
            List.of(WORKED),
            List.of(EVENT),
            List.of(EVENT),
            List.of(
                new Feature("picture", List.of(0, 1), true),
                new Feature("list", List.of(2, 3)),
                new Feature("tau", List.of(4))),
            new Seed(1));
    Relevance found = columns.of(request.features());
    assertArrayEquals(new float[] {-1, -1, 1}, found.values().values());
    assertArrayEquals(new float[] {7, 1, 1}, found.sizes().values());
    assertArrayEquals(new double[] {4}, found.largest());
  }

  @Test
  void deficitOfEpsilonInOneLayer() {
    Layer.Dense layer =
        new Layer.Dense(
            2, 2, new float[] {1, -2, .5f, .25f}, new float[] {.3f, -.1f}, Activation.RELU);
    double[] a = {1.5, 2};
    double[] above = {1, -3};
    double[] below = new double[2];
    new Epsilon()
        .on(LinearForm.of(layer), new Lrp().term().complete(Method.method("lrp").settings()))
        .down(a, above, below);
    double expected = 0;
    for (int k = 0; k < 2; k++) {
      double bias = layer.bias()[k];
      double z = a[0] * layer.weights()[k] + a[1] * layer.weights()[2 + k] + bias;
      expected += above[k] * (z - bias) / (z + 0.1 * Math.signum(z));
    }
    assertEquals(expected, below[0] + below[1], 1e-12);
  }

  @Test
  void flatFirstLayerGivesAnInputOfZeroItsShare() {
    Relevance found = relevance(WORKED, EVENT, Method.method("lrp").with("first", "flat"));
    assertTrue(found.values().get(0, 2) > 1, "zero input: " + found.values().get(0, 2));
  }

  private static NeuralNetwork random(long seed, int... widths) {
    Random random = new Random(seed);
    List<Layer.Dense> layers = new java.util.ArrayList<>();
    for (int l = 0; l + 1 < widths.length; l++) {
      float[] weights = new float[widths[l] * widths[l + 1]];
      float[] bias = new float[widths[l + 1]];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (random.nextGaussian() / Math.sqrt(widths[l]));
      }
      for (int i = 0; i < bias.length; i++) {
        bias[i] = (float) (0.2 * random.nextGaussian());
      }
      boolean last = l + 2 == widths.length;
      layers.add(
          new Layer.Dense(
              widths[l],
              widths[l + 1],
              weights,
              bias,
              last ? Activation.SOFTMAX : Activation.RELU));
    }
    List<String> inputs = Stream.iterate(0, i -> i + 1).limit(widths[0]).map(i -> "x" + i).toList();
    List<String> outputs =
        Stream.iterate(0, i -> i + 1).limit(widths[widths.length - 1]).map(i -> "c" + i).toList();
    return new NeuralNetwork(inputs, outputs, layers);
  }

  private static Examples events(long seed, int count, int inputs) {
    Random random = new Random(seed);
    Matrix events = Matrix.zeros(count, inputs);
    for (int i = 0; i < events.values().length; i++) {
      events.values()[i] = (float) random.nextGaussian();
    }
    float[] weights = new float[count];
    java.util.Arrays.fill(weights, 1);
    return new Examples(events, new int[count], weights);
  }
}
