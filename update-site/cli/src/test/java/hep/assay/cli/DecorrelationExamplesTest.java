// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The toys of the literature on decorrelation, at reduced size: exact answers are known. */
@Timeout(600)
class DecorrelationExamplesTest {
  @TempDir Path folder;

  private static void assertBetween(double low, double high, double found) {
    assertTrue(found > low && found < high, found + " is not between " + low + " and " + high);
  }

  /**
   * AUC 0.99192 of the likelihood ratio; 0.9344 without X0; towards 0.8271 = Phi(2 / 1.5 / sqrt 2)
   * independent of it.
   */
  @Test
  void threeGaussians() throws IOException {
    Example study =
        new Example("three-gaussians", folder)
            .with("events = 600000", "events = 120000")
            .with("[64, 64, 64]", "[32, 32]")
            .with(
                "epochs = 40, batch = 6000, learningRate = 2e-3",
                "epochs = 24, batch = 3000, learningRate = 5e-3")
            .with("events = 50000", "events = 10000")
            .run();
    assertBetween(0.96, 0.992, study.measured("doubleClosure", "auc", "pair"));
    double left =
        study.measured("doubleClosure", "correlation(pair.f, pair.g, events = 10000)", "pair");
    assertBetween(-0.001, 0.004, left);
    assertEquals(0.99192, study.measured("front", "auc", "full"), 0.002);
    assertEquals(0.9344, study.measured("front", "auc", "free"), 0.006);
    double weak = study.measured("front", "auc", "single(strength = 10)");
    double strong = study.measured("limit", "auc", "flat");
    assertBetween(0.82, 0.865, strong);
    assertBetween(strong, 0.92, weak);
    assertBetween(
        -0.001, 0.001, study.measured("limit", "correlation(x0, events = 10000)", "flat"));
  }

  /**
   * Rejection at 50 %: 24 of the free network, about 14 of MoDe, exactly 12.606 without the mass.
   */
  @Test
  void mode() throws IOException {
    Example study =
        new Example("mode", folder)
            .with("events = 1000000", "events = 150000")
            .with("epochs = 40, batch = 8000", "epochs = 20, batch = 3000")
            .run();
    assertBetween(20, 28, study.measured("front", "rejection(50 %)", "free"));
    assertBetween(12, 17, study.measured("front", "rejection(50 %)", "mode0"));
    assertBetween(12, 17, study.measured("front", "rejection(50 %)", "mode1"));
    assertEquals(12.606, study.measured("front", "rejection(50 %)", "agnostic"), 0.8);
    double free = study.measured("front", "correlation(m)", "free");
    assertBetween(0, 0.05 * free, study.measured("front", "correlation(m)", "mode0"));
  }

  /** Cross entropy 0.4485 of the free optimum, 0.5816 of x0 alone; a pivot knows nothing of z. */
  @Test
  void learningToPivot() throws IOException {
    Example study =
        new Example("learning-to-pivot", folder)
            .with("events = 400000", "events = 80000")
            .with("epochs = 40, batch = 1000", "epochs = 20, batch = 1000")
            .run();
    assertEquals(0.4485, study.measured("cost", "crossEntropy", "free"), 0.012);
    for (String pivot : new String[] {"pivot", "binned"}) {
      assertBetween(0.47, 0.60, study.measured("cost", "crossEntropy", pivot));
      double left = study.measured("cost", "mutualInformation(z, class = signal)", pivot);
      double free = study.measured("cost", "mutualInformation(z, class = signal)", "free");
      assertBetween(0, 0.3 * free, left);
    }
  }

  /** The signal efficiency over the plane gets flatter, at a modest loss of AUC. */
  @Test
  void evenTrees() throws IOException {
    Example study =
        new Example("dalitz", "trees", folder)
            .linked("dalitz", "data")
            .with("trees = 100", "trees = 40")
            .with(
                "train = 50 %, validation = 10 %, test = 40 %",
                "train = 30 %, validation = 10 %, test = 60 %")
            .run();
    String sde = "sde([M2AB, M2AC], class = signal)";
    double free = study.measured("plane", sde, "free");
    assertBetween(0, 0.75 * free, study.measured("plane", sde, "flat"));
    assertBetween(0, 0.75 * free, study.measured("plane", sde, "uBoosted"));
    double auc = study.measured("plane", "auc", "free");
    assertBetween(auc - 0.06, auc + 0.01, study.measured("plane", "auc", "flat"));
    assertBetween(auc - 0.06, auc + 0.01, study.measured("plane", "auc", "uBoosted"));
  }
}
