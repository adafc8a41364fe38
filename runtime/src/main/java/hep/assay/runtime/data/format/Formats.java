// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import hep.assay.runtime.data.Format;
import hep.assay.runtime.vocabulary.Registry;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The file formats of this version. */
public final class Formats {
  private Formats() {}

  public static final Registry<Format> ALL =
      Registry.of(
          "format",
          List.of(
              new CsvFormat(),
              new RootFormat(),
              new ParquetFormat(),
              new Hdf5Format(),
              new NpyFormat(),
              new NpzFormat()));

  /**
   * The format of a file: by its ending, else by its first bytes.
   *
   * @throws StudyException where neither is known
   */
  public static Format of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ALL.all().stream()
        .filter(format -> format.endings().stream().anyMatch(name::endsWith))
        .findFirst()
        .orElseGet(() -> byContent(file));
  }

  private static Format byContent(Path file) {
    byte[] start = start(file);
    return ALL.all().stream()
        .filter(format -> format.recognises(start))
        .findFirst()
        .orElseThrow(
            () ->
                new StudyException(
                    "the format of '"
                        + file
                        + "' is not known; endings that are: "
                        + ALL.all().stream()
                            .flatMap(format -> format.endings().stream())
                            .collect(Collectors.joining(", "))));
  }

  private static byte[] start(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(16);
    } catch (IOException e) {
      throw new StudyException("'" + file + "' can't be read: " + e.getMessage(), e);
    }
  }
}
