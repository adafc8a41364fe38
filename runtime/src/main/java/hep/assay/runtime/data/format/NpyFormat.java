// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import hep.assay.runtime.data.Blocks;
import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Format;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.data.numpy.NumpyArray;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A NumPy array. The columns of a matrix are {@code c0}, {@code c1}, ..., those of a structured
 * array have its names; an array with more axes is one column with a shape, {@code c0}.
 */
public final class NpyFormat implements Format {

  @Override
  public Term term() {
    return Term.of("npy", "NumPy array").from("NumPy Enhancement Proposal 1");
  }

  @Override
  public List<String> endings() {
    return List.of(".npy");
  }

  @Override
  public boolean recognises(byte[] start) {
    return start.length >= 6 && start[0] == (byte) 0x93 && new String(start, 1, 5).equals("NUMPY");
  }

  private interface Step<T> {
    T use(NumpyArray array, DataInputStream in) throws IOException;
  }

  private static <T> T open(Path file, String tree, Step<T> step) {
    if (!tree.isEmpty()) {
      throw new StudyException(
          "'" + file + "' is one array and has no '" + tree + "'; leave 'tree' out");
    }
    try (DataInputStream in = NumpyArray.stream(new FileInputStream(file.toFile()))) {
      return step.use(new NumpyArray(in, "c0", "c", Files.size(file)), in);
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw new StudyException("there is no file '" + file + "'", e);
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      throw new StudyException("'" + file + "' can't be read as an array: " + e.getMessage(), e);
    }
  }

  @Override
  public Schema schema(Path file, String tree) {
    return open(
        file,
        tree,
        (array, in) -> {
          Map<String, ColumnData> sample = all(array, in, array.firstRows(Sampled.EVENTS), file);
          List<Schema.Field> fields =
              array.fields().stream().map(f -> Sampled.field(f, sample.get(f.name()))).toList();
          return new Schema("", fields, array.rows());
        });
  }

  static Map<String, ColumnData> all(NumpyArray array, DataInputStream in, int rows, Path file)
      throws IOException {
    Set<String> names = Set.copyOf(array.fields().stream().map(Schema.Field::name).toList());
    return array.read(in, rows, names, "the columns of '" + file + "'");
  }

  @Override
  public EventTable read(Path file, String tree, Set<String> columns) {
    return open(
        file,
        tree,
        (array, in) -> {
          requireColumns(file, array.fields().stream().map(Schema.Field::name).toList(), columns);
          String what = "the " + columns.size() + " columns of '" + file + "'";
          return new EventTable(array.rows(), array.read(in, array.rows(), columns, what));
        });
  }

  @Override
  public Blocks blocks(Path file, String tree, Set<String> columns) {
    String what = "some of the " + columns.size() + " columns of '" + file + "'";
    return open(
        file,
        tree,
        (array, none) -> {
          requireColumns(file, array.fields().stream().map(Schema.Field::name).toList(), columns);
          long each = Math.max(1, array.bytes(columns));
          int rows = (int) Math.max(1, Math.min(Blocks.BYTES / each, array.rows()));
          List<Supplier<EventTable>> blocks = new ArrayList<>();
          for (long from = 0; from < Math.max(1, array.rows()); from += rows) {
            int first = (int) from;
            int count = Math.min(rows, array.rows() - first);
            blocks.add(
                () ->
                    open(
                        file,
                        tree,
                        (own, in) ->
                            new EventTable(count, own.read(in, first, count, columns, what))));
          }
          return Blocks.of(blocks, rows * each, () -> {});
        });
  }

  /** Names the first column that a file lacks, and the nearest one it has. */
  static void requireColumns(Path file, List<String> known, Set<String> wanted) {
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw new StudyException(
            "'" + file + "' has no column '" + name + "'" + Nearest.hint(name, known));
      }
    }
  }
}
