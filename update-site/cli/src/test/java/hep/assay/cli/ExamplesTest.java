// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The studies of {@code examples.xai} at reduced size, from their text to their report. */
@Timeout(600)
class ExamplesTest {
  private static final String SAMPLE = "higgsml/atlas-higgs-challenge-2014-v2_first22888.csv.gz";

  @TempDir Path folder;

  private static void assertAbove(double limit, double found) {
    assertTrue(found > limit, found + " is not above " + limit);
  }

  @Test
  void higgs() throws IOException {
    Example study =
        new Example("higgs", folder)
            .linked(SAMPLE, "data/atlas-higgs-challenge-2014-v2.csv.gz")
            .with("epochs = 60", "epochs = 3")
            .with("folds(5", "folds(2")
            .with("trees = 300", "trees = 40")
            .run();
    assertAbove(0.89, study.measured("performance", "auc", "score"));
    assertAbove(0.91, study.measured("performance", "auc", "trees"));
  }

  @Test
  void higgsDecorrelated() throws IOException {
    Example study =
        new Example("higgs", "decorrelated", folder)
            .beside("higgs", "higgs.assay")
            .linked(SAMPLE, "data/atlas-higgs-challenge-2014-v2.csv.gz")
            .with("epochs = 40", "epochs = 8")
            .with("scan(10, 50)", "20")
            .run();
    double before = study.measured("cost", "correlation(DER_mass_vis)", "plain");
    assertAbove(3 * study.measured("cost", "correlation(DER_mass_vis)", "flat"), before);
  }

  @Test
  void lhco() throws IOException {
    Example study =
        new Example("lhco", folder)
            .linked("lhco_rd", "data")
            .with("epochs = 20", "epochs = 6")
            .with("folds(3", "folds(2")
            .run();
    assertAbove(0.7, study.measured("front", "auc", "tagger"));
    double before = study.measured("front", "correlation(mJ1)", "tagger");
    assertAbove(2 * study.measured("front", "correlation(mJ1)", "disco"), before);
    assertAbove(study.measured("front", "correlation(mJ1)", "planed"), before);
  }

  @Test
  void jetImages() throws IOException {
    Example study =
        new Example("jet-images", folder)
            .linked("jets", "data")
            .with("epochs = 10", "epochs = 2")
            .with("events = 200", "events = 50")
            .run();
    assertAbove(0.7, study.measured("performance", "auc", "seeing"));
  }
}
