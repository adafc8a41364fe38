// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes the files of a finished study: all of them under temporary names first, then each renamed,
 * so that a run that fails leaves the results of the one before as they were.
 */
public final class Outputs {
  private Outputs() {}

  private static final String LIST = "files";

  /**
   * Writes the files and takes away those of the run before that this one has no more.
   *
   * @param folder {@code results/<study>}
   * @param files content by path relative to the folder, the separator being a slash
   */
  public static void write(Path folder, SortedMap<String, byte[]> files) {
    replace(folder, files);
    try {
      forget(folder, files);
    } catch (IOException e) {
      throw problem(folder, e);
    }
  }

  /** Texts as the bytes of their files. */
  public static SortedMap<String, byte[]> utf8(SortedMap<String, String> texts) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return files;
  }

  private static StudyException problem(Path folder, IOException e) {
    return new StudyException("can't write the results to " + folder + ": " + e.getMessage(), e);
  }

  /** Writes some of the files; the others stay. */
  public static void replace(Path folder, SortedMap<String, byte[]> files) {
    try {
      Path staged = folder.resolve(".writing");
      delete(staged);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path target = staged.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }
      for (String name : files.keySet()) {
        Path target = folder.resolve(name);
        Files.createDirectories(target.getParent());
        Files.move(staged.resolve(name), target, StandardCopyOption.ATOMIC_MOVE);
      }
      delete(staged);
    } catch (IOException e) {
      throw problem(folder, e);
    }
  }

  /** Removes what the run before wrote and this one did not, and folders left empty. */
  private static void forget(Path folder, SortedMap<String, byte[]> files) throws IOException {
    Path list = folder.resolve(".store").resolve(LIST);
    if (Files.exists(list)) {
      for (String name : Files.readAllLines(list, StandardCharsets.UTF_8)) {
        Path old = folder.resolve(name).normalize();
        if (!files.containsKey(name) && old.startsWith(folder.normalize())) {
          Files.deleteIfExists(old);
          removeIfEmpty(old.getParent(), folder);
        }
      }
    }
    Files.write(list, files.keySet(), StandardCharsets.UTF_8);
  }

  private static void removeIfEmpty(Path place, Path folder) throws IOException {
    Path here = place;
    while (!here.equals(folder.normalize()) && Files.isDirectory(here) && isEmpty(here)) {
      Files.delete(here);
      here = here.getParent();
    }
  }

  private static boolean isEmpty(Path place) throws IOException {
    try (Stream<Path> inside = Files.list(place)) {
      return inside.findAny().isEmpty();
    }
  }

  private static void delete(Path place) throws IOException {
    if (!Files.exists(place)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(place)) {
      inside = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : inside) {
      Files.delete(one);
    }
  }
}
