// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.explain.ExplainRequest;
import hep.assay.runtime.explain.Explained;
import hep.assay.runtime.explain.Explainers;
import hep.assay.runtime.explain.Relevance;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QualityTest {
  private static final EventTable NONE = null;

  private static final Examples EVENTS = events();

  private static Examples events() {
    Random random = new Random(2);
    Matrix x = Matrix.zeros(300, 4);
    int[] classes = new int[300];
    float[] weights = new float[300];
    for (int i = 0; i < 300; i++) {
      classes[i] = i % 2;
      weights[i] = 1 + random.nextInt(3);
      for (int j = 0; j < 4; j++) {
        x.set(i, j, (float) (random.nextGaussian() + (1 - classes[i])));
      }
    }
    return new Examples(x, classes, weights);
  }

  /** A linear classifier with clearly ordered weights. */
  private static final Model LINEAR =
      new NeuralNetwork(
          List.of("a", "b", "c", "d"),
          List.of("s", "b"),
          List.of(
              new Layer.Dense(
                  4,
                  2,
                  new float[] {4, 0, 2, 0, 1, 0, .2f, 0},
                  new float[] {-3, 0},
                  Activation.SOFTMAX)));

  private static Explained explained(Method method) {
    ExplainRequest request = ExplainRequest.of("net", List.of(LINEAR), EVENTS, EVENTS, new Seed(1));
    return new Explained(method, request, Explainers.explain(method, request), NONE);
  }

  private static List<Measured> measured(Method quality, Method... explainers) {
    List<Explained> all = java.util.Arrays.stream(explainers).map(QualityTest::explained).toList();
    return Qualities.measure(List.of(quality), all);
  }

  @Test
  void integratedGradientsOfALinearScoreAreComplete() {
    Measured found =
        measured(Method.method("completeness"), Method.method("integratedGradients")).get(0);
    assertEquals("completeness(integratedGradients)", found.metric());
    assertEquals(0, found.estimate().value(), 1e-5);
  }

  @Test
  void explainersThatPromiseNoSumHaveNoCompleteness() {
    assertTrue(
        measured(
                Method.method("completeness"),
                Method.method("permutation"),
                Method.method("saliency"))
            .isEmpty());
  }

  @Test
  void missedPartByHand() {
    Relevance relevance =
        new Relevance(
            new Matrix(2, 2, new float[] {1, 1, 2, 0}), new double[] {3, -1}, new double[] {.5, 0});
    // Events miss 0.5 of 3 and 3 of 1, with weights 2 and 1.
    assertEquals((2 * 0.5 + 3) / (2 * 3 + 1), Completeness.missed(relevance, new float[] {2, 1}));
  }

  @Test
  void spearmanWithTies() {
    // scipy.stats.spearmanr([1,2,2,4],[1,3,2,4]) = 0.9486832980505138
    assertEquals(
        0.9486832980505138,
        Ranks.spearman(new double[] {1, 2, 2, 4}, new double[] {1, 3, 2, 4}),
        1e-12);
    assertEquals(-1, Ranks.spearman(new double[] {1, 2, 3}, new double[] {3, 2, 1}), 1e-12);
  }

  @Test
  void explainersOfAPlainProblemAgree() {
    Measured found =
        measured(
                Method.method("rankAgreement"),
                Method.method("integratedGradients"),
                Method.method("permutation"))
            .get(0);
    assertEquals("rankAgreement(integratedGradients, permutation)", found.metric());
    assertEquals(1, found.estimate().value(), 1e-12);
  }

  @Test
  void aShuffledNetworkIsExplainedOtherwise() {
    Measured found = measured(Method.method("randomisation"), Method.method("saliency")).get(0);
    assertTrue(found.estimate().value() < 0.9, found.toString());
    assertTrue(found.estimate().uncertainty() > 0);
  }

  @Test
  void aLinearGradientDoesNotMoveAtAll() {
    Measured found = measured(Method.method("sensitivity"), Method.method("saliency")).get(0);
    assertEquals(0, found.estimate().value(), 1e-6);
    Measured input = measured(Method.method("sensitivity"), Method.method("gradientInput")).get(0);
    assertTrue(input.estimate().value() > 0.01, input.toString());
  }
}
