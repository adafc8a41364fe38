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

class AucTest {

  /** The definition, pair by pair. */
  private static double slow(Scored scored) {
    double sum = 0;
    double all = 0;
    for (int s = 0; s < scored.count(); s++) {
      for (int b = 0; b < scored.count(); b++) {
        if (scored.truth()[s] == 0 && scored.truth()[b] == 1) {
          double weight = scored.weights()[s] * scored.weights()[b];
          float fs = scored.scores().get(0).get(s, 0);
          float fb = scored.scores().get(0).get(b, 0);
          all += weight;
          sum += fs > fb ? weight : fs == fb ? weight / 2 : 0;
        }
      }
    }
    return sum / all;
  }

  private static Measured auc(Scored scored) {
    return Metrics.measure(List.of(Method.method("auc")), scored, new Bootstrap(200, new Seed(1)))
        .get(0);
  }

  @Test
  void equalsTheDefinitionWithTiesAndNegativeWeights() {
    for (long seed = 0; seed < 20; seed++) {
      Scored scored = Toy.scored(150, seed, true);
      assertEquals(slow(scored), auc(scored).estimate().value(), 1e-12);
    }
  }

  @Test
  void allTiedIsOneHalf() {
    Matrix scores = Matrix.zeros(4, 2);
    Scored scored =
        new Scored(
            "flat",
            List.of("s", "b"),
            List.of(scores),
            new int[] {0, 1, 0, 1},
            new double[] {1, 2, 3, 4},
            Toy.columns(Map.of("x", new double[4])));
    assertEquals(0.5, auc(scored).estimate().value());
  }

  @Test
  void bootstrapAgreesWithHanleyAndMcNeil() {
    // Two unit Gaussians one apart: AUC = Phi(1/sqrt 2); standard error by Hanley and McNeil
    // (1982).
    int n = 2000;
    Random random = new Random(3);
    Matrix scores = Matrix.zeros(2 * n, 2);
    int[] truth = new int[2 * n];
    double[] weights = new double[2 * n];
    for (int i = 0; i < 2 * n; i++) {
      truth[i] = i % 2;
      weights[i] = 1;
      scores.set(i, 0, (float) (random.nextGaussian() + (truth[i] == 0 ? 1 : 0)));
    }
    Scored scored =
        new Scored(
            "gauss",
            List.of("s", "b"),
            List.of(scores),
            truth,
            weights,
            Toy.columns(Map.of("x", new double[2 * n])));
    Measured auc = auc(scored);
    double a = auc.estimate().value();
    assertEquals(0.76025, a, 0.03);
    double q1 = a / (2 - a);
    double q2 = 2 * a * a / (1 + a);
    double hanley =
        Math.sqrt(
            (a * (1 - a) + (n - 1) * (q1 - a * a) + (n - 1) * (q2 - a * a)) / ((double) n * n));
    assertEquals(hanley, auc.estimate().uncertainty(), 0.2 * hanley);
    assertEquals("bootstrap of 200 test samples", auc.uncertaintyFrom());
  }

  @Test
  void spreadOfTrainingsIsAddedInQuadrature() {
    Scored one = Toy.scored(400, 1, false);
    Scored other = Toy.scored(400, 1, false);
    Matrix worse = other.scores().get(0).copy();
    for (int i = 0; i < 400; i += 3) {
      worse.set(i, 0, 0.5f);
    }
    Scored both =
        new Scored(
            "toy",
            one.classes(),
            List.of(one.scores().get(0), worse),
            one.truth(),
            one.weights(),
            one.columns());
    Measured alone = auc(one);
    Measured together = auc(both);
    assertEquals(alone.estimate().value(), together.estimate().value());
    assertTrue(together.estimate().uncertainty() > alone.estimate().uncertainty());
    assertEquals(
        "bootstrap of 200 test samples and spread of 2 trainings, in quadrature",
        together.uncertaintyFrom());
  }

  @Test
  void oneClassOnlyIsRefusedByName() {
    Scored scored =
        new Scored(
            "toy",
            List.of("W", "qcd"),
            List.of(Matrix.zeros(2, 2)),
            new int[] {1, 1},
            new double[] {1, 1},
            Toy.columns(Map.of("x", new double[2])));
    String message = assertThrows(StudyException.class, () -> auc(scored)).getMessage();
    assertTrue(message.contains("'W'") && message.contains("toy"), message);
  }
}
