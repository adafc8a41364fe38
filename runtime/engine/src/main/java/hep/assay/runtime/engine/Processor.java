// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The platform and the widest vector instructions of this machine: what OpenBLAS, which
 * DeepLearning4J computes with, and ONNX Runtime choose their kernels by, and so what their last
 * bits depend on.
 */
public final class Processor {
  private Processor() {}

  public static final String FAMILY = family(Path.of("/proc/cpuinfo"));

  /** {@code linux-amd64 avx512}; the platform alone where the system does not say. */
  static String family(Path description) {
    String platform =
        System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT).replace(' ', '-')
            + "-"
            + System.getProperty("os.arch");
    List<String> flags = flags(description);
    String vectors = flags.contains("avx512f") ? " avx512" : flags.contains("avx2") ? " avx2" : "";
    return platform + vectors;
  }

  private static List<String> flags(Path description) {
    if (!Files.isReadable(description)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(description)) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(line -> List.of(line.substring(line.indexOf(':') + 1).trim().split(" ")))
          .orElse(List.of());
    } catch (IOException | UncheckedIOException unreadable) {
      // not knowing makes the key less sharp, never the numbers wrong
      return List.of();
    }
  }
}
