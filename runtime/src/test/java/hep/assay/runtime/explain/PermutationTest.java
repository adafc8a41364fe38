// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.vocabulary.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PermutationTest {

  /** A logistic classifier of x0 and x1 (x1 a noisy copy of x0), blind to x2. */
  private static final PlainNetwork MODEL =
      PlainNetwork.of(
          new Layer.Dense(
              3, 2, new float[] {2, 0, 1, 0, 0, 0}, new float[] {0, 0}, Activation.SOFTMAX));

  private static Examples events(int n, double noise) {
    Random random = new Random(5);
    Matrix x = Matrix.zeros(n, 3);
    int[] classes = new int[n];
    float[] weights = new float[n];
    for (int i = 0; i < n; i++) {
      double x0 = random.nextGaussian();
      x.set(i, 0, (float) x0);
      x.set(i, 1, (float) (x0 + noise * random.nextGaussian()));
      x.set(i, 2, (float) random.nextGaussian());
      classes[i] = random.nextDouble() < 1 / (1 + Math.exp(-3 * x0)) ? 0 : 1;
      weights[i] = (float) (0.5 + random.nextDouble());
    }
    return new Examples(x, classes, weights);
  }

  private static double[] importances(Method method, Examples events) {
    return Explainers.explain(
            method, ExplainRequest.of("m", List.of(MODEL), events, events, new Seed(7)))
        .importances();
  }

  @Test
  void whatTheModelIgnoresGetsZeroAndWhatItUsesMoreGetsMore() {
    double[] found = importances(Method.method("permutation"), events(4000, 0.5));
    assertEquals(0, found[2]);
    assertTrue(found[0] > found[1] && found[1] > 0.05, Arrays.toString(found));
  }

  @Test
  void anExactCopyGetsNothingAtFixedOthers() {
    double[] found =
        importances(Method.method("permutation").with("conditional", true), events(4000, 0));
    for (double one : found) {
      assertEquals(0, one, 1e-6);
    }
  }

  @Test
  void dropOfAucAgreesInOrder() {
    double[] found =
        importances(Method.method("permutation").with("loss", "auc"), events(4000, 0.5));
    assertTrue(found[0] > found[1] && found[1] > 0, Arrays.toString(found));
    assertEquals(0, found[2], 1e-12);
  }

  @Test
  void theWeightedPermutationIsAPermutationForEqualWeights() {
    float[] equal = new float[1000];
    Arrays.fill(equal, 0.3f);
    int[] donors = Circle.donors(equal, new Seed(3));
    assertEquals(1000, Arrays.stream(donors).distinct().count());
  }

  @Test
  void donorsFollowTheWeights() {
    float[] weights = new float[3000];
    Arrays.fill(weights, 0, 1000, 5f);
    Arrays.fill(weights, 1000, 2000, 1f);
    double[] taken = new double[3];
    double total = 0;
    int[] donors = Circle.donors(weights, new Seed(3));
    for (int i = 0; i < donors.length; i++) {
      taken[donors[i] / 1000] += weights[i];
      total += weights[i];
    }
    assertEquals(5.0 / 6, taken[0] / total, 0.02);
    assertEquals(0, taken[2]);
  }
}
