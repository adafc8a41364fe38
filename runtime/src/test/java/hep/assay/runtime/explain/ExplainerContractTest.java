// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.result.Estimate;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every explainer promises; a new one is tested before its author writes a test. */
class ExplainerContractTest {
  private static final int EVENTS = 400;

  /** The fourth input is not looked at: its weights in the first layer are zero. */
  private static NeuralNetwork network(long seed) {
    PlainNetwork plain = PlainNetwork.random(seed, 4, 16, 8, 2);
    Layer.Dense first = (Layer.Dense) plain.layers().get(0);
    Arrays.fill(first.weights(), 3 * 16, 4 * 16, 0f);
    return new NeuralNetwork(
        plain.inputs(),
        plain.outputs(),
        plain.layers().stream().map(layer -> (Layer.Dense) layer).toList());
  }

  private static Examples events(double scale) {
    Random random = new Random(11);
    Matrix x = Matrix.zeros(EVENTS, 4);
    int[] classes = new int[EVENTS];
    float[] weights = new float[EVENTS];
    for (int i = 0; i < EVENTS; i++) {
      classes[i] = i % 2;
      for (int j = 0; j < 4; j++) {
        x.set(i, j, (float) (random.nextGaussian() + (classes[i] == 0 ? 0.7 : 0)));
      }
      weights[i] = (float) (scale * (0.5 + random.nextInt(4) / 4.0) * (i % 9 == 0 ? -0.5 : 1));
    }
    return new Examples(x, classes, weights);
  }

  private static Explanation explain(Explainer explainer, Examples events, Model... trainings) {
    return Explainers.explain(
        Method.method(explainer.name()),
        ExplainRequest.of("net", List.of(trainings), events, events, new Seed(3)));
  }

  private static Stream<DynamicTest> each(Consumer<Explainer> test) {
    return Explainers.ALL.all().stream()
        .map(explainer -> DynamicTest.dynamicTest(explainer.name(), () -> test.accept(explainer)));
  }

  @TestFactory
  Stream<DynamicTest> givesOneImportanceAFeature() {
    return each(
        explainer -> {
          Explanation found = explain(explainer, events(1), network(1));
          assertEquals(List.of("x0", "x1", "x2", "x3"), found.attribution().features());
          assertEquals(explainer.name(), found.attribution().explainer());
          assertFalse(found.attribution().meaning().isEmpty());
          for (double one : found.importances()) {
            assertTrue(Double.isFinite(one));
          }
          assertEquals(explainer.name() + "(x0)", found.measured().get(0).metric());
        });
  }

  @TestFactory
  Stream<DynamicTest> whatTheModelIgnoresGetsNothing() {
    return each(
        explainer -> {
          double[] found = explain(explainer, events(1), network(1)).importances();
          double largest = Arrays.stream(found).max().orElseThrow();
          assertEquals(0, found[3], 1e-5 * largest);
        });
  }

  @TestFactory
  Stream<DynamicTest> isTheSameOnEveryCall() {
    return each(
        explainer ->
            assertArrayEquals(
                explain(explainer, events(1), network(1)).importances(),
                explain(explainer, events(1), network(1)).importances()));
  }

  @TestFactory
  Stream<DynamicTest> aCommonFactorOnAllWeightsChangesNothing() {
    return each(
        explainer ->
            assertArrayEquals(
                explain(explainer, events(1), network(1)).importances(),
                explain(explainer, events(64), network(1)).importances(),
                1e-9));
  }

  @TestFactory
  Stream<DynamicTest> eventsOfWeightZeroChangeNothingForExplainersOfEvents() {
    return each(
        explainer -> {
          Examples all = events(1);
          float[] weights = all.weights().clone();
          Arrays.fill(weights, 200, EVENTS, 0f);
          Examples without = new Examples(all.events(), all.classes(), weights);
          Examples half =
              new Examples(
                  all.events().slice(0, 200),
                  Arrays.copyOf(all.classes(), 200),
                  Arrays.copyOf(weights, 200));
          Explanation zeroed = explain(explainer, without, network(1));
          Explanation removed = explain(explainer, half, network(1));
          // A permutation draws other donors, noise other numbers: they agree within their errors.
          double tolerance =
              zeroed.relevance().isEmpty() || explainer instanceof SmoothGrad ? 0.05 : 1e-9;
          assertArrayEquals(removed.importances(), zeroed.importances(), tolerance);
        });
  }

  @TestFactory
  Stream<DynamicTest> theOrderOfEventsChangesNothing() {
    return each(
        explainer -> {
          Examples all = events(1);
          int[] backwards = IntStream.range(0, EVENTS).map(i -> EVENTS - 1 - i).toArray();
          Examples turned =
              ExplainRequest.of("n", List.of(network(1)), all, all, new Seed(1))
                  .select(backwards)
                  .events()
                  .get(0);
          double tolerance =
              explainer instanceof Permutation || explainer instanceof SmoothGrad ? 0.05 : 1e-9;
          assertArrayEquals(
              explain(explainer, all, network(1)).importances(),
              explain(explainer, turned, network(1)).importances(),
              tolerance);
        });
  }

  @TestFactory
  Stream<DynamicTest> trainingsGiveMeanAndSpread() {
    return each(
        explainer -> {
          double[] one = explain(explainer, events(1), network(1)).importances();
          double[] other = explain(explainer, events(1), network(2)).importances();
          Explanation both = explain(explainer, events(1), network(1), network(2));
          Estimate first = both.attribution().importance().get(0);
          assertEquals((one[0] + other[0]) / 2, first.value(), 1e-9);
          assertEquals(Math.abs(one[0] - other[0]) / Math.sqrt(2), first.uncertainty(), 1e-9);
          assertEquals("spread of 2 trainings", both.uncertaintyFrom());
        });
  }

  @TestFactory
  Stream<DynamicTest> fewerEventsAreReported() {
    return each(
        explainer -> {
          Examples events = events(1);
          Explanation found =
              Explainers.explain(
                  Method.method(explainer.name()).with("events", 100),
                  ExplainRequest.of("n", List.of(network(1)), events, events, new Seed(1)));
          assertEquals(100, found.attribution().events());
          assertTrue(found.notes().get(0).text().contains("100 of 400 events"));
          found.relevance().forEach(one -> assertEquals(100, one.values().rows()));
        });
  }

  @TestFactory
  Stream<DynamicTest> aModelWithoutWhatIsNeededIsRefusedBeforeAndDuringTheRun() {
    Model opaque =
        new Model() {
          @Override
          public List<String> inputs() {
            return List.of("x0", "x1", "x2", "x3");
          }

          @Override
          public List<String> outputs() {
            return List.of("s", "b");
          }

          @Override
          public Matrix scores(Matrix events) {
            return Matrix.zeros(events.rows(), 2);
          }
        };
    return each(
        explainer -> {
          if (explainer.needs() == Needs.SCORES) {
            assertTrue(Explainers.refusal(explainer.name(), "bdt").isEmpty());
            return;
          }
          String before = Explainers.refusal(explainer.name(), "bdt").orElseThrow();
          assertTrue(before.contains("permutation") && before.contains("bdt"), before);
          String during =
              assertThrows(StudyException.class, () -> explain(explainer, events(1), opaque))
                  .getMessage();
          assertTrue(during.contains(explainer.needs().what()), during);
        });
  }

  @TestFactory
  Stream<DynamicTest> severalColumnsOfOneInputAreExplainedTogether() {
    return each(
        explainer -> {
          Examples events = events(1);
          ExplainRequest request =
              new ExplainRequest(
                  "n",
                  List.of(network(1)),
                  List.of(events),
                  List.of(events),
                  List.of(new Feature("pair", List.of(0, 1)), new Feature("x2", List.of(2))),
                  new Seed(1));
          Explanation found = Explainers.explain(Method.method(explainer.name()), request);
          assertEquals(List.of("pair", "x2"), found.attribution().features());
        });
  }
}
