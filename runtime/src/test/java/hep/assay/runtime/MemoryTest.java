// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    runs(replicas, 0, LargeStudy.bytes(events) / MEBI + beyond);
  }

  private void runs(int replicas, double cut, long heap) throws Exception {
    assertEquals(0, run(replicas, cut, heap), this::log);
  }

  private int run(int replicas, double cut, long heap) throws Exception {
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
                    String.valueOf(replicas),
                    String.valueOf(cut)))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(15, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void fiveReplicasOfAHundredThousandEventsWithin128MebibytesBeyondTheData() throws Exception {
    runs(100_000, 5, 128);
  }

  /** The first input is the sum of two uniform numbers, and one of its two means: 2 % are above. */
  @Test
  void aFileOfThreeHeapsOfWhichTheCutsKeepTwoPercent() throws Exception {
    int events = 1_200_000;
    LargeStudy.write(folder, events);
    long heap = LargeStudy.bytes(events) / MEBI / 3;
    runs(1, 1.81, heap);
    // What the cuts keep decides, not what the file has: two thirds are too many.
    assertEquals(1, run(1, 0.8, heap), this::log);
    assertTrue(log().contains("events that dataset 'events' keeps are too many"), this::log);
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
