// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.explain.quality.Qualities;
import hep.assay.runtime.fused.FusedTrainer;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.Toy;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.vocabulary.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The toy of arXiv:2011.13466 at overlap 1, on which two sound methods must disagree: theta is the
 * better variable (area under the curve 0.998 against 0.987 of z), so exchanging it costs most, yet
 * z lies in [0.5, 1] and its constant part gets most relevance. r1 and r2 are noise.
 */
class XaugToyTest {

  /** The toy in the units of the paper. */
  private static Examples raw(int count, long seed) {
    Examples scaled = Toy.xaug(count, seed);
    Matrix raw = scaled.events().copy();
    for (int i = 0; i < count; i++) {
      raw.set(i, 0, 0.25f + 0.25f * raw.get(i, 0));
      raw.set(i, 1, 0.25f + 0.25f * raw.get(i, 1));
      raw.set(i, 2, 0.35f * raw.get(i, 2));
      raw.set(i, 3, 0.5f + 0.5f * raw.get(i, 3));
    }
    return new Examples(raw, scaled.classes(), scaled.weights());
  }

  @Test
  void permutationRanksThetaFirstAndRelevanceZ() {
    Training training =
        new FusedTrainer()
            .train(
                Toy.task(
                    raw(60_000, 1),
                    raw(10_000, 2),
                    2,
                    Toy.dnn(64, 128),
                    Method.method("adam")
                        .with("epochs", 12)
                        .with("batch", 256)
                        .with("learningRate", 2e-3)),
                (done, of, loss, validation) -> {});
    Model model = training.model();
    Examples events = raw(10_000, 3);
    ExplainRequest request = ExplainRequest.of("dnn", List.of(model), events, events, new Seed(1));

    double[] permutation = Explainers.explain(Method.method("permutation"), request).importances();
    String found = "permutation " + Arrays.toString(permutation);
    assertTrue(permutation[2] > permutation[3] && permutation[3] > 0.3, found);
    assertEquals(0, permutation[0], 0.02, found);
    assertEquals(0, permutation[1], 0.02, found);

    Explanation lrp = Explainers.explain(Method.method("lrp"), request);
    double[] relevance = lrp.importances();
    String relevances = "relevance " + Arrays.toString(relevance);
    assertTrue(relevance[3] > relevance[2] && relevance[3] > 0.7, relevances);
    assertTrue(relevance[2] > 2 * Math.max(relevance[0], relevance[1]), relevances);

    List<Explained> both =
        List.of(
            new Explained(
                Method.method("permutation"),
                request,
                Explainers.explain(Method.method("permutation"), request),
                null),
            new Explained(Method.method("lrp"), request, lrp, null));
    Measured agreement = Qualities.measure(List.of(Method.method("rankAgreement")), both).get(0);
    assertTrue(agreement.estimate().value() < 1, agreement.toString());
    double[][] shares = RankShares.shares(both.get(1));
    assertTrue(shares[3][0] > 50, "z is first in " + shares[3][0] + " % of events");
    if (System.getenv("ASSAY_PRINT") != null) {
      System.out.println(
          found
              + "\n"
              + relevances
              + "\n"
              + Arrays.deepToString(shares)
              + Qualities.measure(List.of(Method.method("completeness")), both)
              + Arrays.toString(training.validationLoss()));
    }
  }
}
