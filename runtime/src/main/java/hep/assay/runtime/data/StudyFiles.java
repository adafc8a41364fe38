// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that a study names, and no others.
 *
 * <p>Paths are relative to the study's folder and may go up only as they are written ({@code
 * ../data/a.csv}). {@code *} and {@code ?} stand for any characters of a name, {@code **} for any
 * folders; what they find in alphabetical order, hidden files and links that lead out of the
 * pattern's folder left out.
 */
public final class StudyFiles {
  private static final int DEPTH = 16;
  private static final int MOST = 100_000;

  private StudyFiles() {}

  /**
   * The files of some paths and patterns, in the order of the patterns.
   *
   * @throws StudyException where a path is absolute, or a file or every file of a pattern is
   *     missing
   */
  public static List<Path> resolve(Path folder, List<String> patterns) {
    List<Path> files = new ArrayList<>();
    for (String pattern : patterns) {
      List<Path> found = isPattern(pattern) ? glob(folder, pattern) : List.of(one(folder, pattern));
      found.stream().filter(file -> !files.contains(file)).forEach(files::add);
    }
    return files;
  }

  /** Whether a path stands for several files. */
  public static boolean isPattern(String path) {
    return path.contains("*") || path.contains("?");
  }

  private static Path one(Path folder, String name) {
    Path file = inside(folder, name);
    if (!Files.exists(file)) {
      throw new StudyException("there is no file '" + name + "'" + near(file));
    }
    if (Files.isDirectory(file)) {
      throw new StudyException(
          "'" + name + "' is a folder; name its files, for example " + name + "/*.root");
    }
    return file;
  }

  /**
   * The place of a path that a study names.
   *
   * @throws StudyException where it is absolute, or no path at all
   */
  public static Path inside(Path folder, String name) {
    try {
      if (Path.of(name).isAbsolute() || name.startsWith("~")) {
        throw new StudyException(
            "'"
                + name
                + "' is an absolute path; write it relative to the study's folder, or link"
                + " its folder there");
      }
      return folder.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new StudyException("'" + name + "' is not a path: " + e.getReason(), e);
    }
  }

  /** Of a file that is not there: what is there instead, as the end of a message. */
  public static String near(Path file) {
    Path parent = file.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return "; there is no folder '" + parent + "' either";
    }
    try (Stream<Path> others = Files.list(parent)) {
      List<String> names = others.map(other -> other.getFileName().toString()).sorted().toList();
      return Nearest.hint(file.getFileName().toString(), names);
    } catch (IOException e) {
      return "";
    }
  }

  private static List<Path> glob(Path folder, String pattern) {
    String[] parts = pattern.replace('\\', '/').split("/");
    int fixed = 0;
    while (!isPattern(parts[fixed])) {
      fixed++;
    }
    Path start = inside(folder, String.join("/", List.of(parts).subList(0, fixed)));
    String rest = String.join("/", List.of(parts).subList(fixed, parts.length));
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + escaped(rest));
    List<Path> found = walk(start, rest, matcher);
    if (found.isEmpty()) {
      throw new StudyException("no file matches '" + pattern + "'");
    }
    return found;
  }

  private static String escaped(String pattern) {
    return pattern.replaceAll("[\\[\\]{}]", "\\\\$0");
  }

  private static List<Path> walk(Path start, String rest, PathMatcher matcher) {
    int depth = rest.contains("**") ? DEPTH : rest.split("/").length;
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try {
      // a link that the study names is followed; what it has inside may not lead out of it
      Path real = start.toRealPath();
      try (Stream<Path> all = Files.walk(real, depth)) {
        return all.limit(MOST)
            .filter(file -> matcher.matches(real.relativize(file)))
            .filter(file -> !file.getFileName().toString().startsWith("."))
            .filter(file -> Files.isRegularFile(file) && stays(file, real))
            .map(file -> start.resolve(real.relativize(file)))
            .sorted()
            .toList();
      }
    } catch (IOException e) {
      throw new StudyException("'" + start + "' can't be read: " + e.getMessage(), e);
    }
  }

  private static boolean stays(Path file, Path folder) {
    try {
      return !Files.isSymbolicLink(file) || file.toRealPath().startsWith(folder);
    } catch (IOException e) {
      return false;
    }
  }
}
