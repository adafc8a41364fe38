// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Format;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Reads all columns of files several times and prints a line for each: name, first time, median
 * time, median processor time of all threads in seconds, MB in memory. Usage: rounds file...
 */
public final class FormatBenchmark {
  private FormatBenchmark() {}

  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    for (int file = 1; file < arguments.length; file++) {
      measure(Path.of(arguments[file]), rounds);
    }
  }

  private static void measure(Path file, int rounds) {
    Format format = Formats.of(file);
    double[] seconds = new double[rounds];
    double[] processor = new double[rounds];
    long bytes = 0;
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      double used = processorSeconds();
      Set<String> columns = new LinkedHashSet<>(format.header(file, "").names());
      EventTable table = format.read(file, "", columns);
      seconds[round] = (System.nanoTime() - start) * 1e-9;
      processor[round] = processorSeconds() - used;
      bytes = table.bytes();
    }
    double first = seconds[0];
    Arrays.sort(seconds);
    Arrays.sort(processor);
    System.out.printf(
        java.util.Locale.ROOT,
        "%s %.4f %.4f %.4f %.1f%n",
        file.getFileName(),
        first,
        seconds[rounds / 2],
        processor[rounds / 2],
        bytes * 1e-6);
  }

  private static double processorSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() * 1e-9;
  }
}
