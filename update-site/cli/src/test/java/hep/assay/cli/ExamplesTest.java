// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The studies of {@code examples.xai} at reduced size, from their text to their report. */
@Timeout(240)
class ExamplesTest {
  @TempDir Path folder;

  private static void assertAbove(double limit, double found) {
    assertTrue(found > limit, found + " is not above " + limit);
  }

  @Test
  void higgs() throws IOException {
    Example study =
        new Example("higgs", folder)
            .data("higgsml")
            .with("epochs = 60", "epochs = 3")
            .with("folds(5", "folds(2")
            .with("trees = 300", "trees = 40")
            .with("data/atlas-higgs-challenge-2014-v2.csv.gz", "data/*.csv.gz")
            .run();
    assertAbove(0.89, study.measured("performance", "auc", "score"));
    assertAbove(0.91, study.measured("performance", "auc", "trees"));
  }

  @Test
  void lhco() throws IOException {
    Example study =
        new Example("lhco", folder)
            .data("lhco_rd")
            .with("epochs = 20", "epochs = 6")
            .with("folds(3", "folds(2")
            .run();
    assertAbove(0.7, study.measured("front", "auc", "tagger"));
    double before = study.measured("front", "correlation(mJ1)", "tagger");
    assertAbove(2 * study.measured("front", "correlation(mJ1)", "disco"), before);
    assertAbove(study.measured("front", "correlation(mJ1)", "planed"), before);
  }
}
