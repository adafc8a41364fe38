// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.math.Bootstrap;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Setting;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every metric promises; a new one is tested before its author writes a test. */
class MetricContractTest {
  private static final Bootstrap FEW = new Bootstrap(20, new Seed(4));

  /** Everything that the metric needs set. */
  private static Method method(Metric metric) {
    Method method = Method.method(metric.name());
    for (Setting setting : metric.term().settings()) {
      if (setting.required()) {
        method =
            method.with(
                setting.name(),
                switch (setting.kind()) {
                  case COLUMN -> "mass";
                  case COLUMNS -> List.of("mass");
                  default -> 0.5;
                });
      }
    }
    return method;
  }

  private static List<Measured> measured(Metric metric, Scored scored) {
    return Metrics.measure(List.of(method(metric)), scored, FEW);
  }

  private static Stream<DynamicTest> each(Consumer<Metric> test) {
    return Metrics.ALL.all().stream()
        .map(metric -> DynamicTest.dynamicTest(metric.name(), () -> test.accept(metric)));
  }

  @TestFactory
  Stream<DynamicTest> givesFiniteNumbersWithErrorsAndASource() {
    return each(
        metric ->
            measured(metric, Toy.scored(2000, 1, true))
                .forEach(
                    one -> {
                      assertTrue(Double.isFinite(one.estimate().value()), one.toString());
                      assertTrue(one.estimate().uncertainty() > 0, one.toString());
                      assertFalse(one.uncertaintyFrom().isEmpty());
                      assertTrue(one.metric().startsWith(metric.name()), one.metric());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> isTheSameOnEveryCall() {
    return each(
        metric ->
            assertEquals(
                measured(metric, Toy.scored(500, 2, true)),
                measured(metric, Toy.scored(500, 2, true))));
  }

  @TestFactory
  Stream<DynamicTest> aCommonFactorOnAllWeightsChangesNothing() {
    return each(
        metric -> {
          if (metric instanceof Yields || metric instanceof Ams) {
            return; // these count events of the luminosity
          }
          Scored scored = Toy.scored(1000, 3, true);
          double[] scaled = scored.weights().clone();
          for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= 1024;
          }
          same(measured(metric, scored), measured(metric, with(scored, scaled)), 1e-9);
        });
  }

  @TestFactory
  Stream<DynamicTest> theOrderOfEventsChangesNothing() {
    return each(
        metric -> {
          Scored scored = Toy.scored(1000, 5, true);
          same(measured(metric, scored), measured(metric, shuffled(scored)), 1e-9);
        });
  }

  @TestFactory
  Stream<DynamicTest> anEventTwiceIsAnEventOfTwiceTheWeight() {
    return each(
        metric -> {
          if (metric instanceof Reliability
              || metric instanceof CrossEntropy
              || metric instanceof Accuracy
              || metric instanceof MaxSic) {
            return; // these count events, not only their weights
          }
          Scored scored = Toy.scored(300, 6, false);
          int[] twice = IntStream.range(0, 600).map(i -> i / 2).toArray();
          double[] doubled = scored.weights().clone();
          for (int i = 0; i < doubled.length; i++) {
            doubled[i] *= 2;
          }
          same(
              measured(metric, pick(scored, twice)), measured(metric, with(scored, doubled)), 1e-9);
        });
  }

  private static void same(List<Measured> expected, List<Measured> found, double tolerance) {
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      double value = expected.get(i).estimate().value();
      assertEquals(
          value, found.get(i).estimate().value(), tolerance * Math.max(1, Math.abs(value)));
    }
  }

  private static Scored with(Scored scored, double[] weights) {
    return new Scored(
        scored.of(), scored.classes(), scored.scores(), scored.truth(), weights, scored.columns());
  }

  private static Scored shuffled(Scored scored) {
    List<Integer> order =
        new java.util.ArrayList<>(IntStream.range(0, scored.count()).boxed().toList());
    Collections.shuffle(order, new Random(1));
    return pick(scored, order.stream().mapToInt(i -> i).toArray());
  }

  private static Scored pick(Scored scored, int[] events) {
    double[] mass = scored.columns().values("mass").all();
    int[] truth = new int[events.length];
    double[] weights = new double[events.length];
    double[] picked = new double[events.length];
    for (int i = 0; i < events.length; i++) {
      truth[i] = scored.truth()[events[i]];
      weights[i] = scored.weights()[events[i]];
      picked[i] = mass[events[i]];
    }
    Matrix scores = scored.scores().get(0).select(events);
    return new Scored(
        scored.of(),
        scored.classes(),
        List.of(scores),
        truth,
        weights,
        Toy.columns(Map.of("mass", picked)));
  }
}
