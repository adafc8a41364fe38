// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Format;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.data.numpy.NumpyArray;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A NumPy archive: each array is a column of its name, the columns of a matrix {@code x} are {@code
 * x_0}, {@code x_1}, ... All arrays have the same number of events, or {@code tree} names one.
 */
public final class NpzFormat implements Format {
  private static final String ENDING = ".npy";
  private static final int DEFLATE = 1032;

  @Override
  public Term term() {
    return Term.of("npz", "NumPy archive of arrays").from("numpy.savez");
  }

  @Override
  public List<String> endings() {
    return List.of(".npz");
  }

  private interface Step<T> {
    T use(NumpyArray array, DataInputStream in) throws IOException;
  }

  /**
   * Does something with each array of the tree, by its name; those with wanted columns are compared
   * with their checksums.
   */
  private static <T> Map<String, T> each(Path file, String tree, Set<String> wanted, Step<T> step) {
    Map<String, T> results = new LinkedHashMap<>();
    String name = "";
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : entries(file, zip, tree)) {
        name = nameOf(entry);
        results.put(name, one(zip, entry, tree, wanted, step));
      }
      return results;
    } catch (NoSuchFileException e) {
      throw new StudyException("there is no file '" + file + "'", e);
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      String what = name.isEmpty() ? "" : ": array '" + name + "'";
      throw new StudyException("'" + file + "' can't be read" + what + ": " + e.getMessage(), e);
    }
  }

  private static List<? extends ZipEntry> entries(Path file, ZipFile zip, String tree) {
    List<? extends ZipEntry> all =
        Collections.list(zip.entries()).stream().filter(e -> e.getName().endsWith(ENDING)).toList();
    List<String> names = all.stream().map(NpzFormat::nameOf).toList();
    if (!tree.isEmpty() && !names.contains(tree)) {
      throw new StudyException(
          "'" + file + "' has no array '" + tree + "'" + Nearest.hint(tree, names));
    }
    if (all.isEmpty()) {
      throw new StudyException("'" + file + "' holds no array");
    }
    return tree.isEmpty() ? all : all.stream().filter(e -> nameOf(e).equals(tree)).toList();
  }

  private static String nameOf(ZipEntry entry) {
    return entry.getName().substring(0, entry.getName().length() - ENDING.length());
  }

  private static <T> T one(
      ZipFile zip, ZipEntry entry, String tree, Set<String> wanted, Step<T> step)
      throws IOException {
    if (entry.getSize() > 1024 + DEFLATE * entry.getCompressedSize()) {
      throw new IllegalArgumentException(
          "it claims that %d bytes unpack to %d"
              .formatted(entry.getCompressedSize(), entry.getSize()));
    }
    String name = nameOf(entry);
    CheckedInputStream checked = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
    try (DataInputStream in = NumpyArray.stream(checked)) {
      NumpyArray array =
          tree.isEmpty()
              ? new NumpyArray(in, name, name + "_", entry.getSize())
              : new NumpyArray(in, "c0", "c", entry.getSize());
      T result = step.use(array, in);
      if (array.fields().stream().anyMatch(field -> wanted.contains(field.name()))) {
        if (in.read() >= 0 || checked.getChecksum().getValue() != entry.getCrc()) {
          throw new IllegalArgumentException("its checksum is wrong: the file is damaged");
        }
      }
      return result;
    }
  }

  @Override
  public Schema schema(Path file, String tree) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    List<Schema.Field> fields = new ArrayList<>();
    each(
            file,
            tree,
            Set.of(),
            (array, in) -> {
              int some = array.firstRows(Sampled.EVENTS);
              Map<String, ColumnData> sample = NpyFormat.all(array, in, some, file);
              array.fields().forEach(f -> fields.add(Sampled.field(f, sample.get(f.name()))));
              return array.rows();
            })
        .forEach(rows::put);
    return new Schema(tree, fields, same(file, rows));
  }

  @Override
  public EventTable read(Path file, String tree, Set<String> columns) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    Set<String> missing = new TreeSet<>(columns);
    List<String> known = new ArrayList<>();
    String what = "the " + columns.size() + " columns of '" + file + "'";
    Map<String, ColumnData> table = new LinkedHashMap<>();
    each(
            file,
            tree,
            columns,
            (array, in) -> {
              List<String> names = array.fields().stream().map(Schema.Field::name).toList();
              known.addAll(names);
              missing.removeAll(Set.copyOf(names));
              table.putAll(array.read(in, array.rows(), columns, what));
              return array.rows();
            })
        .forEach(rows::put);
    NpyFormat.requireColumns(file, known, missing);
    return new EventTable(same(file, rows), table);
  }

  private static int same(Path file, Map<String, Integer> rows) {
    int first = rows.values().iterator().next();
    for (Map.Entry<String, Integer> array : rows.entrySet()) {
      if (array.getValue() != first) {
        throw new StudyException(
            "the arrays of '%s' differ in length: '%s' has %d, '%s' has %d; name one by 'tree'"
                .formatted(
                    file,
                    rows.keySet().iterator().next(),
                    first,
                    array.getKey(),
                    array.getValue()));
      }
    }
    return first;
  }
}
