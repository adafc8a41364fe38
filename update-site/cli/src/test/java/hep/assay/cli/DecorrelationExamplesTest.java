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
@Timeout(240)
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
            .with("events = 2000000", "events = 120000")
            .with("[128, 128, 128]", "[32, 32]")
            .with(
                "epochs = 40, batch = 20000, learningRate = 1e-3",
                "epochs = 24, batch = 3000, learningRate = 5e-3")
            .with("events = 100000", "events = 10000")
            .run();
    assertEquals(0.99192, study.measured("front", "auc", "full"), 0.002);
    assertEquals(0.9344, study.measured("front", "auc", "free"), 0.006);
    double weak = study.measured("front", "auc", "single(strength = 10)");
    double strong = study.measured("limit", "auc", "flat");
    assertBetween(0.82, 0.865, strong);
    assertBetween(strong, 0.92, weak);
    assertBetween(
        -0.001, 0.001, study.measured("limit", "correlation(x0, events = 10000)", "flat"));
  }
}
