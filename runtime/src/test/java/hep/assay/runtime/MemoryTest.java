// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much heap a study needs beyond its events, shown by a process that has no more: it loads,
 * prepares, trains, scores and reports. A replica is a weight vector over the same events, so many
 * need hardly more than one. In the usual build a tenth of the size.
 */
class MemoryTest {
  private static final int MEBI = 1 << 20;

  @TempDir Path folder;

  private void runs(int events, int replicas, int beyond) throws Exception {
    LargeStudy.write(folder, events);
    long heap = LargeStudy.bytes(events) / MEBI + beyond;
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap + "m",
                    "--add-modules",
                    "jdk.incubator.vector",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LargeStudy.class.getName(),
                    folder.toString(),
                    String.valueOf(replicas)))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(15, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    assertEquals(0, process.waitFor(), () -> read(log));
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void fiveReplicasOfAHundredThousandEventsWithin128MebibytesBeyondTheData() throws Exception {
    runs(100_000, 5, 128);
  }

  @Test
  @Tag("slow")
  void aMillionEventsTrainWithinOneGibibyteBeyondTheData() throws Exception {
    runs(1_000_000, 1, 1024);
  }

  @Test
  @Tag("slow")
  void fiftyReplicasOfAMillionEventsWithinOneAndAHalfGibibytesBeyondTheData() throws Exception {
    runs(1_000_000, 50, 1536);
  }
}
