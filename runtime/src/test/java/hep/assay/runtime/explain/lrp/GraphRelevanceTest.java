// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.explain.ExplainRequest;
import hep.assay.runtime.explain.Explainers;
import hep.assay.runtime.explain.Relevance;
import hep.assay.runtime.fused.FusedTrainer;
import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.GraphLayer;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.Shapes;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphRelevanceTest {
  private static final int EVENTS = 40;

  private static NeuralNetwork trained(Shapes shapes) {
    Examples examples = shapes.examples(60, false, 1);
    Method adam = Method.method("adam").with("epochs", 3).with("batch", 20);
    TrainingTask task = shapes.task(examples, examples, shapes.model(), adam);
    return (NeuralNetwork)
        new FusedTrainer(Models.term(shapes.model().word()), Kernel.best(), 1)
            .train(task, (done, of, loss, validation) -> {})
            .model();
  }

  private static Relevance relevance(NeuralNetwork network, Examples events, Method method) {
    ExplainRequest request =
        ExplainRequest.of("net", List.of(network), events, events, new Seed(1));
    return Explainers.explain(method, request).relevance().get(0);
  }

  @TestFactory
  Stream<DynamicTest> relevanceIsConservedAndOnlyNodesThatAreThereHaveAny() {
    return Shapes.graphs()
        .flatMap(
            shapes -> {
              NeuralNetwork network = trained(shapes);
              Examples events = shapes.examples(EVENTS, false, 8);
              return Rules.ALL.all().stream()
                  .filter(rule -> !(rule instanceof Epsilon))
                  .map(
                      rule ->
                          DynamicTest.dynamicTest(
                              shapes + " " + rule.name(),
                              () -> conserves(shapes, network, events, rule)));
            });
  }

  private static void conserves(Shapes shapes, NeuralNetwork network, Examples events, Rule rule) {
    Method method = Method.method("lrp").with("rules", rule.name());
    Relevance found = relevance(network, events, method);
    Matrix logits = network.logits(events.events());
    for (int i = 0; i < EVENTS; i++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < logits.columns(); k++) {
        largest = Math.max(largest, logits.get(i, k));
      }
      assertEquals(largest, found.explained()[i], 1e-4, "the logit of the predicted class");
      double scale = Math.abs(found.elsewhere()[i]);
      for (int j = 0; j < found.values().columns(); j++) {
        scale += Math.abs(found.values().get(i, j));
        assertTrue(!shapes.structural(j) || found.values().get(i, j) == 0);
      }
      if (!(rule instanceof AlphaBeta) || found.explained()[i] > 0) {
        assertEquals(found.explained()[i], found.sum(i), 1e-4 * (1 + scale));
      }
    }
  }

  /** As in any network of rectified units; attention apart, which the gradient looks through. */
  @TestFactory
  Stream<DynamicTest> zeroRuleEqualsGradientTimesInput() {
    return Shapes.graphs()
        .filter(shapes -> !shapes.name().startsWith("gatv2"))
        .map(
            shapes ->
                DynamicTest.dynamicTest(
                    shapes.name(),
                    () -> {
                      NeuralNetwork network = trained(shapes);
                      Examples events = shapes.examples(EVENTS, false, 8);
                      float[] lrp =
                          relevance(network, events, Method.method("lrp").with("rules", "zero"))
                              .values()
                              .values();
                      float[] gradient =
                          relevance(
                                  network,
                                  events,
                                  Method.method("gradientInput").with("output", "predicted"))
                              .values()
                              .values();
                      for (int k = 0; k < lrp.length; k++) {
                        if (!shapes.structural(k % shapes.width())) {
                          assertEquals(gradient[k], lrp[k], 1e-3 * (1 + Math.abs(lrp[k])));
                        }
                      }
                    }));
  }

  private static double[] draw(Random random, int count) {
    return random.doubles(count, -1, 1).toArray();
  }

  private static float[] drawn(Random random, int count) {
    return LayersOf.floats(draw(random, count));
  }

  /** The layer written out as a dense one between all features of all nodes. */
  @ParameterizedTest
  @EnumSource(GraphLayer.class)
  void aLayerIsTheDenseOneItStandsFor(GraphLayer kind) {
    for (boolean residual : new boolean[] {false, true}) {
      Random random = new Random(3);
      int n = 4;
      int channels = 3;
      int filters = residual ? 3 : 2;
      Layer.GraphConvolution layer =
          new Layer.GraphConvolution(
              kind,
              n,
              channels,
              filters,
              drawn(random, kind.rows(channels) * filters),
              drawn(random, filters),
              Activation.RELU,
              residual);
      double[] a = draw(random, n * channels);
      double[] above = draw(random, n * filters);
      EventGraph graph = new EventGraph(new boolean[n], edges(random, n));
      LinearForm form = LinearForm.of(layer);
      LinearMap map = ((GraphMap) form.map()).along(graph.heard(layer, a));
      LinearForm dense = LayersOf.dense(layer, graph.heard(layer, a));
      // a node that hears itself twice has two weights, of which rules of signs see each
      boolean twice = residual && kind != GraphLayer.GRAPH_CONV;
      List<String> all = List.of("zero", "epsilon", "gamma", "alphaBeta");
      for (String rule : twice ? all.subList(0, 2) : all) {
        Settings settings = new Lrp().term().complete(Settings.NONE).with("alpha", 2);
        double[] below = new double[a.length];
        double[] expected = new double[a.length];
        double biases = Rules.on(form, rule, settings).through(map).down(a, above, below);
        double wanted = Rules.on(dense, rule, settings).down(a, above, expected);
        assertArrayEquals(expected, below, 5e-4, rule + " " + kind + residual);
        assertEquals(wanted, biases, 5e-4);
      }
    }
  }

  private static double[] edges(Random random, int n) {
    double[] edges = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double weight = random.nextBoolean() ? random.nextDouble() : 0;
        edges[i * n + j] = weight;
        edges[j * n + i] = weight;
      }
    }
    return edges;
  }

  @ParameterizedTest
  @ValueSource(strings = {"presetA", "flat"})
  void aGraphWithoutNodesHasNoRelevance(String rules) {
    Shapes shapes = Shapes.graphs().findFirst().orElseThrow();
    NeuralNetwork network = trained(shapes);
    Examples events = shapes.examples(1, false, 8);
    Relevance found = relevance(network, events, Method.method("lrp").with("rules", rules));
    for (int j = 1; j < shapes.width() - 1; j++) {
      assertEquals(0, found.values().get(0, j), "event 0 has no node");
    }
  }

  @Test
  void presetAIsEpsilonOnGraphs() {
    Shapes shapes = Shapes.graphs().findFirst().orElseThrow();
    NeuralNetwork network = trained(shapes);
    Examples events = shapes.examples(EVENTS, false, 8);
    Method lrp = Method.method("lrp");
    assertArrayEquals(
        relevance(network, events, lrp.with("rules", "epsilon")).values().values(),
        relevance(network, events, lrp).values().values());
  }

  /** Layers of graphs written out. */
  private static final class LayersOf {

    static float[] floats(double[] values) {
      float[] floats = new float[values.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) values[i];
      }
      return floats;
    }

    static LinearForm dense(Layer.GraphConvolution layer, double[] heard) {
      int n = layer.nodes();
      int c = layer.channels();
      int f = layer.filters();
      boolean ownWeights = layer.kind() == GraphLayer.GRAPH_CONV;
      int messages = layer.kind() == GraphLayer.GCN ? 0 : c;
      float[] weights = new float[n * c * n * f];
      float[] bias = new float[n * f];
      for (int i = 0; i < n; i++) {
        for (int o = 0; o < f; o++) {
          bias[i * f + o] = layer.bias()[o];
          for (int j = 0; j < n; j++) {
            for (int k = 0; k < c; k++) {
              double weight = heard[i * n + j] * layer.weights()[(messages + k) * f + o];
              weight += ownWeights && i == j ? layer.weights()[k * f + o] : 0;
              weight += layer.residual() && i == j && k == o ? 1 : 0;
              weights[(j * c + k) * n * f + i * f + o] = (float) weight;
            }
          }
        }
      }
      return new LinearForm(new DenseMap(n * c, n * f), weights, bias);
    }
  }
}
