// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.Singleton;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.data.StudyFiles;
import hep.assay.runtime.data.format.Formats;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/**
 * Reads the headers of files while one waits, each once for its size and time; of a glob the first
 * file by name.
 */
@Singleton
public class HeaderSchemas implements Schemas {

  private final Map<Key, Answer> answers = new ConcurrentHashMap<>();

  private record Key(Path file, String tree, long size, long time) {}

  @Override
  public Answer columns(Path written, String tree) {
    Optional<Path> file = first(written);
    return file.isEmpty()
        ? new Answer.Missing(StudyFiles.near(written))
        : key(file.get(), tree)
            .map(key -> answers.computeIfAbsent(key, HeaderSchemas::read))
            .orElseGet(() -> new Answer.Unreadable("'" + written + "' can't be read"));
  }

  @Override
  public Answer presence(Path file) {
    return Files.exists(file)
        ? new Answer.Known(List.of(), Map.of())
        : new Answer.Missing(StudyFiles.near(file));
  }

  /**
   * The file, or the first in the order of names that a glob matches; empty where there is none.
   */
  public static Optional<Path> first(Path written) {
    if (Files.isRegularFile(written)) {
      return Optional.of(written);
    }
    Path folder = written.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, written.getFileName().toString())) {
      return StreamSupport.stream(files.spliterator(), false)
          .filter(Files::isRegularFile)
          .sorted()
          .findFirst();
    } catch (IOException | InvalidPathException | java.util.regex.PatternSyntaxException noGlob) {
      return Optional.empty();
    }
  }

  private static Optional<Key> key(Path file, String tree) {
    try {
      return Optional.of(
          new Key(
              file.toAbsolutePath(),
              tree,
              Files.size(file),
              Files.getLastModifiedTime(file).toMillis()));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Answer read(Key key) {
    try {
      Schema schema = Formats.of(key.file()).schema(key.file(), key.tree());
      return new Answer.Known(
          schema.fields().stream().map(HeaderSchemas::column).toList(), schema.refused());
    } catch (StudyException unreadable) {
      return new Answer.Unreadable(unreadable.getMessage());
    }
  }

  /** A column of a schema with one line about its values. */
  public static FileColumn column(Schema.Field field) {
    String range =
        Double.isNaN(field.low())
            ? ""
            : String.format(
                Locale.ROOT, "%.6g .. %.6g in the events looked at", field.low(), field.high());
    String missing =
        field.missing() > 0
            ? String.format(Locale.ROOT, ", %.2g %% missing", 100 * field.missing())
            : "";
    String words = field.words().isEmpty() ? "" : String.join(", ", field.words());
    List<String> parts =
        java.util.stream.Stream.of(range + missing, words).filter(part -> !part.isEmpty()).toList();
    return new FileColumn(field.name(), field.type(), String.join("; ", parts), field.kind());
  }
}
