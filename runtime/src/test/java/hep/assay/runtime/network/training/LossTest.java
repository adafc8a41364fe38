// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses against their definitions in double precision, slopes against difference quotients. */
class LossTest {
  private static final int ROWS = 30;
  private static final int WIDTH = 16;

  private static Method loss(String kind) {
    return Method.method("loss").with("kind", kind);
  }

  static Stream<Method> losses() {
    return Stream.of(
        loss("crossEntropy"),
        loss("mse"),
        loss("focal"),
        loss("focal").with("gamma", 0.5),
        loss("focal").with("gamma", 0));
  }

  /** The definition, one event. */
  private static double slow(Method loss, double[] z, int own) {
    double sum = 0;
    for (double one : z) {
      sum += Math.exp(one);
    }
    double p = Math.exp(z[own]) / sum;
    switch (loss.settings().word("kind")) {
      case "mse":
        double squares = 0;
        for (int k = 0; k < z.length; k++) {
          double gap = Math.exp(z[k]) / sum - (k == own ? 1 : 0);
          squares += gap * gap;
        }
        return squares / 2;
      case "focal":
        double gamma = loss.settings().has("gamma") ? loss.settings().number("gamma") : 2;
        return -Math.pow(1 - p, gamma) * Math.log(p);
      default:
        return -Math.log(p);
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void valueAndSlopesAreThoseOfTheDefinition(Method method) {
    Loss loss = Loss.of(List.of(method));
    Random random = new Random(3);
    int outputs = 3;
    float[] logits = new float[ROWS * WIDTH];
    int[] classes = new int[ROWS];
    float[] weights = new float[ROWS];
    for (int i = 0; i < ROWS; i++) {
      classes[i] = random.nextInt(outputs);
      weights[i] = (float) random.nextGaussian();
      for (int k = 0; k < outputs; k++) {
        logits[i * WIDTH + k] = (float) (3 * random.nextGaussian());
      }
    }
    float[] slopes = new float[logits.length];
    java.util.Arrays.fill(slopes, 9);
    loss.slopes(logits, slopes, WIDTH, outputs, ROWS, classes, weights, 0.5f);
    double sum = 0;
    for (int i = 0; i < ROWS; i++) {
      double[] z = new double[outputs];
      for (int k = 0; k < outputs; k++) {
        z[k] = logits[i * WIDTH + k];
      }
      sum += weights[i] * slow(method, z, classes[i]);
      for (int k = 0; k < outputs; k++) {
        double h = 1e-5;
        double here = z[k];
        z[k] = here + h;
        double up = slow(method, z, classes[i]);
        z[k] = here - h;
        double down = slow(method, z, classes[i]);
        z[k] = here;
        double slope = 0.5 * weights[i] * (up - down) / (2 * h);
        assertEquals(slope, slopes[i * WIDTH + k], 2e-6);
      }
      for (int k = outputs; k < WIDTH; k++) {
        assertEquals(0, slopes[i * WIDTH + k]);
      }
    }
    assertEquals(sum, loss.sum(logits, WIDTH, outputs, ROWS, classes, weights), 1e-4);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void extremeLogitsStayFinite(Method method) {
    Loss loss = Loss.of(List.of(method));
    float[] logits = {200, -200, -200, 200, 0, 0};
    int[] classes = {0, 0, 1};
    float[] weights = {1, 1, 1};
    float[] slopes = new float[6];
    assertTrue(Double.isFinite(loss.sum(logits, 2, 2, 3, classes, weights)));
    loss.slopes(logits, slopes, 2, 2, 3, classes, weights, 1);
    for (float slope : slopes) {
      assertTrue(Float.isFinite(slope));
    }
  }

  @Test
  void oneOfTwoClassesIsTheSquaredErrorOfTheScore() {
    float[] logits = {(float) Math.log(3), 0};
    double loss = new QuadraticLoss().sum(logits, 2, 2, 1, new int[] {0}, new float[] {1});
    assertEquals(Math.pow(1 - 0.75, 2), loss, 1e-7);
  }

  @Test
  void theCrossEntropyIsMinimisedWhereNothingIsSaid() {
    assertEquals(new CrossEntropy(), Loss.of(List.of()));
  }

  /** {@code l1 sum |w| + l2 sum w^2}, by difference quotients. */
  @Test
  void thePenaltyOfWeightsIsTheSlopeOfItsDefinition() {
    WeightPenalty penalty =
        WeightPenalty.of(List.of(Method.method("penalty").with("l1", 0.3).with("l2", 0.7)));
    float[] parameters = {0.5f, -2, 3, 0};
    float[] which = {1, 1, 0, 1};
    float[] gradient = {1, 1, 1, 1};
    penalty.addTo(gradient, parameters, which);
    double h = 1e-6;
    for (int i = 0; i < 2; i++) {
      double w = parameters[i];
      double up = 0.3 * Math.abs(w + h) + 0.7 * (w + h) * (w + h);
      double down = 0.3 * Math.abs(w - h) + 0.7 * (w - h) * (w - h);
      assertEquals(1 + (up - down) / (2 * h), gradient[i], 1e-6);
    }
    assertEquals(1, gradient[2]);
    assertEquals(1, gradient[3]);
  }
}
