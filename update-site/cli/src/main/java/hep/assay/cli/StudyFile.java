// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The study that a command is about, given as a file or on standard input. */
final class StudyFile {
  @Parameters(
      paramLabel = "STUDY",
      description = "The study, a *.assay file; - reads it from standard input.")
  private String given;

  /**
   * A study's text and where it stands.
   *
   * @param path where imports and data are looked for: for standard input, as if it stood in the
   *     current folder
   */
  record Source(Path path, String text) {}

  Source read() throws IOException {
    if (given.equals("-")) {
      return new Source(
          Path.of("stdin.assay").toAbsolutePath(),
          new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
    }
    Path path = Path.of(given);
    if (Files.isDirectory(path)) {
      throw new NoSuchFileException(given + " (it is a folder; name the *.assay file in it)");
    }
    return new Source(path.toAbsolutePath().normalize(), Files.readString(path));
  }
}
