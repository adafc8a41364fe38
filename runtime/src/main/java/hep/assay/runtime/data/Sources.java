// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.data.format.Formats;
import hep.assay.runtime.data.toy.Generators;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.plan.SourcePlan;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Reads files or makes events: columns as they are, before the study says what they mean. */
public final class Sources {
  private Sources() {}

  /** What a source holds, without reading it all; the first file stands for the others. */
  public static Schema schema(SourcePlan source, Path folder) {
    if (source.generate().isPresent()) {
      Method method = source.generate().get();
      Generator generator = Generators.ALL.get(method.word());
      return generator.schema(generator.term().complete(method.settings()));
    }
    Path first = StudyFiles.resolve(folder, source.files()).get(0);
    return Formats.of(first).schema(first, source.tree());
  }

  /**
   * Reads the events of a source, file after file, or makes them.
   *
   * @param wanted names of columns; others are not read. Names that no file has are left to whoever
   *     asks for them
   * @param all whether every event will be kept
   * @param pass begins to take blocks; asked again where a file has to be read another way
   */
  static <T, S extends SourcePass.Step<T>> S read(
      SourcePlan source,
      Path folder,
      Set<String> wanted,
      Seed seed,
      boolean all,
      Supplier<S> pass) {
    if (source.generate().isPresent()) {
      Method method = source.generate().get();
      Generator generator = Generators.ALL.get(method.word());
      Settings settings = generator.term().complete(method.settings());
      S step = pass.get();
      SourcePass.take(List.of(() -> generator.generate(settings, seed)), 0, step);
      return step;
    }
    List<Path> files = StudyFiles.resolve(folder, source.files());
    List<Schema> schemas =
        files.parallelStream().map(file -> Formats.of(file).header(file, source.tree())).toList();
    Set<String> columns = columns(files, schemas, wanted);
    refused(files, schemas, wanted);
    if (all) {
      // The joining of samples copies what is kept.
      Heap.require(2 * bytes(files, schemas, columns), "the " + columns.size() + " columns read");
    }
    SourcePass reading = new SourcePass(source.tree(), columns);
    try {
      S step = pass.get();
      reading.read(files, false, step);
      return step;
    } catch (Blocks.Inseparable asAWhole) {
      S step = pass.get();
      reading.read(files, true, step);
      return step;
    }
  }

  /** A name that is used, and that a file has but nobody can read, is no other thing's name. */
  private static void refused(List<Path> files, List<Schema> schemas, Set<String> wanted) {
    for (int i = 0; i < files.size(); i++) {
      for (String name : schemas.get(i).refused().keySet()) {
        if (wanted.contains(name)) {
          throw new StudyException(
              "column '"
                  + name
                  + "' of '"
                  + files.get(i)
                  + "' can't be read: "
                  + schemas.get(i).refused().get(name));
        }
      }
    }
  }

  /** The wanted columns that the files have; all files must have the same of them. */
  private static Set<String> columns(List<Path> files, List<Schema> schemas, Set<String> wanted) {
    Set<String> columns = new TreeSet<>(schemas.get(0).names());
    columns.retainAll(wanted);
    for (int i = 1; i < files.size(); i++) {
      List<String> own = schemas.get(i).names();
      for (String name : columns) {
        if (!own.contains(name)) {
          throw new StudyException(
              "'"
                  + files.get(i)
                  + "' has no column '"
                  + name
                  + "', which '"
                  + files.get(0)
                  + "' has"
                  + Nearest.hint(name, own));
        }
      }
    }
    // A format needs one column at least to count the events.
    return columns.isEmpty() ? Set.of(schemas.get(0).names().get(0)) : columns;
  }

  /**
   * Bytes of the wanted values; for a text table, which does not know its events, about its size.
   */
  private static long bytes(List<Path> files, List<Schema> schemas, Set<String> columns) {
    long bytes = 0;
    for (int i = 0; i < files.size(); i++) {
      Schema schema = schemas.get(i);
      long each =
          schema.fields().stream()
              .filter(field -> columns.contains(field.name()))
              .mapToLong(Schema.Field::bytes)
              .sum();
      bytes +=
          schema.events() < 0
              ? size(files.get(i)) * columns.size() / schema.fields().size()
              : schema.events() * each;
    }
    return bytes;
  }

  private static long size(Path file) {
    try {
      long size = Files.size(file);
      return file.toString().endsWith(".gz") ? 3 * size : size;
    } catch (IOException e) {
      return 0;
    }
  }
}
