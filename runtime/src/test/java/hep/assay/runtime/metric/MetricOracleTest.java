// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.math.Bootstrap;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricOracleTest {

  private static Measured measure(Method method, Scored scored) {
    return Metrics.measure(List.of(method), scored, new Bootstrap(200, new Seed(2))).get(0);
  }

  private static double value(Method method, Scored scored) {
    return measure(method, scored).estimate().value();
  }

  /** Signal N(1, 1), background N(0, 1), an observable that is independent of the score. */
  private static Scored gaussians(int n) {
    Random random = new Random(9);
    Matrix scores = Matrix.zeros(2 * n, 2);
    int[] truth = new int[2 * n];
    double[] weights = new double[2 * n];
    double[] mass = new double[2 * n];
    for (int i = 0; i < 2 * n; i++) {
      truth[i] = i % 2;
      weights[i] = 1;
      mass[i] = random.nextDouble();
      double x = random.nextGaussian() + (truth[i] == 0 ? 1 : 0);
      double p = 1 / (1 + Math.exp(0.5 - x));
      scores.set(i, 0, (float) p);
      scores.set(i, 1, (float) (1 - p));
    }
    return new Scored(
        "g", List.of("s", "b"), List.of(scores), truth, weights, Toy.columns(Map.of("mass", mass)));
  }

  private static final Scored GAUSSIANS = gaussians(100_000);

  @Test
  void rejectionOfShiftedGaussians() {
    // eps_S = 1/2 at x = 1, eps_B = Phi(-1) = 0.158655.
    Measured r50 = measure(Method.method("rejection").with("efficiency", 0.5), GAUSSIANS);
    assertEquals("rejection(50 %)", r50.metric());
    assertEquals(1 / 0.158655, r50.estimate().value(), 4 * r50.estimate().uncertainty());
    assertTrue(r50.estimate().uncertainty() < 0.08, r50.toString());
  }

  @Test
  void specificityAndPurities() {
    Method at = Method.method("specificity").with("signalEfficiency", 0.5);
    assertEquals(1 - 0.158655, value(at, GAUSSIANS), 0.005);
    Method purity = Method.method("purity").with("signalEfficiency", 0.5);
    assertEquals(0.5 / (0.5 + 0.158655), value(purity, GAUSSIANS), 0.005);
    assertEquals(
        0.841345 / (0.841345 + 0.5), value(purity.with("side", "refused"), GAUSSIANS), 0.005);
  }

  @Test
  void calibratedScoreHasCalibrationErrorNearItsFloor() {
    Measured error = measure(Method.method("reliability"), GAUSSIANS);
    assertTrue(error.estimate().value() < 2.5 * error.floor().orElseThrow(), error.toString());
  }

  @Test
  void independentObservableReachesTheStatisticalCeiling() {
    Measured jsd = measure(Method.method("inverseJsd").with("column", "mass"), GAUSSIANS);
    assertEquals(1, jsd.estimate().value() / jsd.floor().orElseThrow(), 0.6);
    assertEquals("1/nats", jsd.unit());
    Measured bits =
        measure(Method.method("inverseJsd").with("column", "mass").with("base", 2), GAUSSIANS);
    assertEquals(Math.log(2), bits.estimate().value() / jsd.estimate().value(), 1e-12);
    assertEquals("1/bits", bits.unit());
    Measured ks = measure(Method.method("ks").with("column", "mass"), GAUSSIANS);
    assertEquals(1, ks.estimate().value() / ks.floor().orElseThrow(), 1);
    Measured sculpting = measure(Method.method("sculpting").with("column", "mass"), GAUSSIANS);
    assertEquals(1, sculpting.estimate().value() / sculpting.floor().orElseThrow(), 0.8);
    assertEquals("sculpting(mass, 50 %)", sculpting.metric());
  }

  /** Two normal variables of correlation r, cut at the medians of a signal that lies as they do. */
  @ParameterizedTest
  @CsvSource({"0.1, 0.77459", "0.2, 0.59715", "0.5, 0.25", "0, 1"})
  void closureOfTheBivariateNormal(double r, double wanted) {
    int n = 200_000;
    java.util.Random random = new java.util.Random(8);
    double[] x = new double[n];
    double[] y = new double[n];
    int[] truth = new int[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      truth[i] = i % 2;
      weights[i] = 1;
      x[i] = random.nextGaussian();
      y[i] = r * x[i] + Math.sqrt(1 - r * r) * random.nextGaussian();
    }
    Scored scored =
        new Scored(
            "p",
            List.of("s", "b"),
            List.of(Matrix.zeros(n, 2)),
            truth,
            weights,
            Toy.columns(Map.of("x", x, "y", y)));
    Method closure = Method.method("closure").with("column", "x").with("with", "y");
    assertEquals(wanted, value(closure, scored), 0.02);
  }

  /** Events that cancel others move no cut, a common factor on all weights neither. */
  @Test
  void closureHonoursNegativeWeights() {
    Scored plain = cut(3000, 0, 1);
    Method closure = Method.method("closure").with("column", "x").with("with", "y");
    double value = value(closure, plain);
    assertTrue(value < 0.9, "dependent");
    assertEquals(value, value(closure, cut(3000, 800, 1)), 1e-9);
    assertEquals(value, value(closure, cut(3000, 800, 7)), 1e-9);
  }

  /** Two correlated columns; so many pairs of events cancel each other. */
  private static Scored cut(int n, int pairs, double factor) {
    java.util.Random random = new java.util.Random(8);
    int all = n + 2 * pairs;
    double[] x = new double[all];
    double[] y = new double[all];
    int[] truth = new int[all];
    double[] weights = new double[all];
    for (int i = 0; i < all; i++) {
      boolean again = i >= n && (i - n) % 2 == 1;
      x[i] = again ? x[i - 1] : random.nextGaussian();
      y[i] = again ? y[i - 1] : 0.3 * x[i] + random.nextGaussian();
      truth[i] = again ? truth[i - 1] : random.nextInt(2);
      weights[i] = again ? -weights[i - 1] : factor * (0.5 + random.nextDouble());
    }
    return new Scored(
        "p",
        List.of("s", "b"),
        List.of(Matrix.zeros(all, 2)),
        truth,
        weights,
        Toy.columns(Map.of("x", x, "y", y)));
  }

  /** The same sums, cell by cell and event by event. */
  @Test
  void uniformityIsItsDefinition() {
    Scored scored = Toy.scored(4000, 5, false);
    double[] mass = scored.columns().values("mass").all();
    float[] score = scored.score(0);
    double[] edges = new double[5];
    double[] weights = scored.weights().clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = scored.truth()[i] == 1 ? weights[i] : 0;
    }
    for (int b = 1; b < 4; b++) {
      edges[b] = hep.assay.runtime.math.Quantiles.of(mass, weights, b / 4.0);
    }
    edges[4] = 2;
    double total = java.util.Arrays.stream(weights).sum();
    double cvm = 0;
    for (int b = 0; b < 4; b++) {
      double content = 0;
      double integral = 0;
      for (int i = 0; i < mass.length; i++) {
        boolean in = weights[i] > 0 && (b == 0 || mass[i] > edges[b]) && mass[i] <= edges[b + 1];
        content += in ? weights[i] : 0;
      }
      for (int i = 0; i < mass.length; i++) {
        double inside = 0;
        double all = 0;
        for (int j = 0; weights[i] > 0 && j < mass.length; j++) {
          double part = score[j] < score[i] ? 1 : score[j] == score[i] ? 0.5 : 0;
          boolean in = (b == 0 || mass[j] > edges[b]) && mass[j] <= edges[b + 1];
          inside += in ? part * weights[j] / content : 0;
          all += part * weights[j] / total;
        }
        integral += weights[i] / total * (inside - all) * (inside - all);
      }
      cvm += content / total * integral;
    }
    Method asked = Method.method("cvm").with("columns", List.of("mass")).with("bins", 4);
    assertEquals(cvm, value(asked, scored), 0.05 * cvm);
    double sde =
        value(Method.method("sde").with("columns", List.of("mass")).with("bins", 4), scored);
    assertEquals(Math.sqrt(cvm), sde, 0.5 * sde);
    Measured flat = measure(Method.method("sde").with("columns", List.of("mass")), GAUSSIANS);
    assertEquals(1, flat.estimate().value() / flat.floor().orElseThrow(), 0.6);
    Measured even = measure(Method.method("cvm").with("columns", List.of("mass")), GAUSSIANS);
    assertEquals(1, even.estimate().value() / even.floor().orElseThrow(), 0.9);
  }

  @Test
  void divergenceOfTwoHistograms() {
    // Computed with scipy.spatial.distance.jensenshannon squared.
    double nats = InverseJsd.nats(new double[] {5, 3, 2}, new double[] {4, 4, 2});
    assertEquals(0.0063671983, nats, 1e-10);
    assertEquals(0.0091859255, nats / Math.log(2), 1e-10);
    assertEquals(Math.log(2), InverseJsd.nats(new double[] {1, 0}, new double[] {0, 1}), 1e-15);
  }

  @Test
  void significanceOfSimpleCounts() {
    assertEquals(1.3706154878, Ams.ams(10, 50, 0), 1e-9);
    assertEquals(3.1116547960, Ams.ams(100, 1000, 0), 1e-9);
    assertEquals(0, Ams.ams(-1, 10, 0));
  }

  @Test
  void largestSignificanceImprovementKeepsEnoughBackground() {
    // Signal far above all background but for one event: without the guard it would be infinite.
    Matrix scores = Matrix.zeros(2000, 2);
    int[] truth = new int[2000];
    double[] weights = new double[2000];
    for (int i = 0; i < 2000; i++) {
      truth[i] = i % 2;
      weights[i] = 1;
      scores.set(i, 0, truth[i] == 0 ? 0.9f : i / 4000f);
    }
    Scored scored =
        new Scored(
            "x",
            List.of("s", "b"),
            List.of(scores),
            truth,
            weights,
            Toy.columns(Map.of("m", new double[2000])));
    assertEquals(1 / Math.sqrt(0.025), value(Method.method("maxSic"), scored), 1e-9);
  }

  @Test
  void crossEntropyAndAccuracyByHand() {
    Matrix scores = new Matrix(3, 2, new float[] {0.8f, 0.2f, 0.4f, 0.6f, 0.3f, 0.7f});
    Scored scored =
        new Scored(
            "x",
            List.of("s", "b"),
            List.of(scores),
            new int[] {0, 0, 1},
            new double[] {3, 1, 10},
            Toy.columns(Map.of("m", new double[3])));
    Method entropy = Method.method("crossEntropy");
    double byWeights = -(3 * Math.log(0.8f) + Math.log(0.4f) + 10 * Math.log(0.7f)) / 14;
    assertEquals(byWeights, value(entropy.with("priors", "weights"), scored), 1e-12);
    double signal = -(3 * Math.log(0.8f) + Math.log(0.4f)) / 4;
    assertEquals((2 * signal - Math.log(0.7f)) / 3, value(entropy, scored), 1e-12);
    assertEquals(
        (signal - Math.log(0.7f)) / 2, value(entropy.with("priors", "equal"), scored), 1e-12);
    assertEquals(
        13.0 / 14, value(Method.method("accuracy").with("priors", "weights"), scored), 1e-12);
  }

  @Test
  void yieldErrorIsTheRootOfTheSumOfSquares() {
    Scored scored = Toy.scored(3000, 8, true);
    Measured yield = measure(Method.method("yields"), scored);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < scored.count(); i++) {
      if (scored.truth()[i] == 0) {
        sum += scored.weights()[i];
        squares += scored.weights()[i] * scored.weights()[i];
      }
    }
    assertEquals("yields(W)", yield.metric());
    assertEquals(sum, yield.estimate().value(), 1e-9);
    assertEquals(Math.sqrt(squares), yield.estimate().uncertainty(), 0.2 * Math.sqrt(squares));
  }

  @Test
  void severalClassesAreEachMeasuredAgainstTheRest() {
    Matrix scores = new Matrix(3, 3, new float[] {.8f, .1f, .1f, .1f, .8f, .1f, .1f, .1f, .8f});
    Scored scored =
        new Scored(
            "bdt",
            List.of("susy", "top", "w"),
            List.of(scores),
            new int[] {0, 1, 2},
            new double[] {1, 1, 1},
            Toy.columns(Map.of("m", new double[3])));
    List<Measured> auc =
        Metrics.measure(List.of(Method.method("auc")), scored, new Bootstrap(10, new Seed(1)));
    assertEquals(List.of("bdt.susy", "bdt.top", "bdt.w"), auc.stream().map(Measured::of).toList());
    auc.forEach(one -> assertEquals(1, one.estimate().value()));
  }

  @Test
  void unknownMetricAndConstantColumnAreRefusedByName() {
    String unknown =
        assertThrows(StudyException.class, () -> measure(Method.method("acu"), GAUSSIANS))
            .getMessage();
    assertTrue(unknown.contains("did you mean 'auc'"), unknown);
    Scored flat = Toy.scored(10, 1, false);
    Scored constant =
        new Scored(
            flat.of(),
            flat.classes(),
            flat.scores(),
            flat.truth(),
            flat.weights(),
            Toy.columns(Map.of("mass", new double[10])));
    String message =
        assertThrows(
                StudyException.class,
                () -> measure(Method.method("inverseJsd").with("column", "mass"), constant))
            .getMessage();
    assertTrue(message.contains("'mass'"), message);
  }
}
