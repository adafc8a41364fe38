// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The studies that the tests read, from {@code src/test/resources/studies}. */
public final class Studies {

  private static final Path FOLDER = Path.of("src", "test", "resources", "studies");

  private Studies() {}

  public static List<Path> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".assay")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(Path study) {
    try {
      return Files.readString(study);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
