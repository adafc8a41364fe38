// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Studies on ROOT files, lists and images at reduced size, from their text to their report. */
@Timeout(600)
class StructureExamplesTest {
  @TempDir Path folder;

  private static void assertAbove(double limit, double found) {
    assertTrue(found > limit, found + " is not above " + limit);
  }

  /** Jagged branches of a ROOT file, padded and masked, in a dense network. */
  @Test
  void zmumu() throws IOException {
    Example study =
        new Example("zmumu", folder)
            .linked("root/uproot-HZZ.root", "data/uproot-HZZ.root")
            .with("epochs = 60", "epochs = 15")
            .with("folds(4)", "folds(2)")
            .run();
    assertAbove(0.6, study.measured("performance", "auc", "dense"));
    assertAbove(
        study.measured("why", "permutation(jets.pt)", "dense"),
        study.measured("why", "permutation(muons.pt)", "dense"));
  }

  @Test
  void dalitz() throws IOException {
    Example study =
        new Example("dalitz", folder)
            .linked("dalitz/dalitzdata.root", "data/dalitzdata.root")
            .with("epochs = 30", "epochs = 4")
            .run();
    assertAbove(0.88, study.measured("front", "auc", "tagger"));
  }

  /** Every network of the paper on its images and particles. */
  @Test
  void xaugImages() throws IOException {
    Example study =
        new Example("xaug-images", folder)
            .with("events = 2000000", "events = 3000")
            .with("filters = [32, 32, 32]", "filters = [4, 4, 4]")
            .with("model  cnn2d(hidden = [64, 128])", "model  cnn2d(hidden = [16])")
            .with("filters = [64, 64, 32, 32]", "filters = [4, 4, 4, 4]")
            .with("epochs = 80, batch = 1024, learningRate = 1e-3", "epochs = 8, batch = 64")
            .with(
                "permutation(repeats = 2, events = 5000)", "permutation(repeats = 2, events = 200)")
            .with("repeat(4)", "repeat(1)")
            .run();
    for (String network : new String[] {"imageOnly", "imageExpert", "particlesExpert"}) {
      assertAbove(0.9, study.measured("performance", "auc", network));
    }
  }
}
