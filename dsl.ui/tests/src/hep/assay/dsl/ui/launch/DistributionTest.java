// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
  @TempDir Path folder;

  private String missing(String preference, Map<String, String> environment) {
    return assertThrows(
            Distribution.Missing.class, () -> Distribution.find(preference, environment, "0.1.0"))
        .getMessage();
  }

  @Test
  void thePreferenceComesBeforeTheVariableAndThatBeforeThePath() throws Exception {
    String one = FakeDistribution.in(folder.resolve("one"), "0.1.0", "").toString();
    String two = FakeDistribution.in(folder.resolve("two"), "0.1.0", "").toString();
    String three = FakeDistribution.in(folder.resolve("three"), "0.1.0", "").toString();
    Map<String, String> both = Map.of("ASSAY_HOME", two, "PATH", "/none:" + three + "/bin");
    assertTrue(Distribution.find(one, both, "0.1.0").launcher().startsWith(one));
    assertTrue(Distribution.find("", both, "0.1.0").launcher().startsWith(two));
    Map<String, String> path = Map.of("PATH", "/none:" + three + "/bin");
    assertTrue(Distribution.find("", path, "0.1.0").launcher().startsWith(three));
  }

  @Test
  void whereThereIsNoneTheMessageSaysHowToGetIt() {
    String message = missing("", Map.of("PATH", "/none"));
    assertTrue(message.contains("ASSAY_HOME is not set"), message);
    assertTrue(message.contains("unpack the distribution of Assay 0.1.0"), message);
  }

  @Test
  void aFolderWithoutItIsNamed() {
    String message = missing(folder.toString(), Map.of());
    assertTrue(message.contains(folder.toString()), message);
  }

  @Test
  void anotherVersionIsRefused() throws IOException {
    Path other = FakeDistribution.in(folder, "0.2.0", "");
    String message = missing(other.toString(), Map.of());
    assertTrue(message.contains("is Assay 0.2.0, and this plug-in is 0.1.0"), message);
  }

  @Test
  void aLineOfProgressIsRead() {
    ProgressLine line =
        ProgressLine.parse("{\"step\":\"train\",\"done\":3,\"of\":8,\"secondsLeft\":12.5}")
            .orElseThrow();
    assertEquals("train, 3 of 8, 13 s left", line.label().replace("12 s", "13 s"));
    assertTrue(ProgressLine.parse("half a li").isEmpty());
    assertTrue(ProgressLine.parse("[1]").isEmpty());
  }
}
