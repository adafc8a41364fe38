// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressFileTest {
  @Test
  void theOutcomeIsTheLastLineWhoeverStillTalks(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("results").resolve(".progress.jsonl");
    try (ProgressFile file = new ProgressFile(path)) {
      file.step("train", 40, 200, 12.46);
      file.outcome("cancelled", 130, "");
      file.task("train", "train tagger, replica 2", false);
    }
    assertEquals(
        List.of(
            "{\"step\":\"train\",\"done\":40,\"of\":200,\"secondsLeft\":12.5}",
            "{\"outcome\":\"cancelled\",\"exit\":130}"),
        Files.readAllLines(path));
  }
}
