// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import hep.assay.runtime.data.Blocks;
import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Format;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.data.hdf5.Hdf5Problem;
import hep.assay.runtime.data.hdf5.Hdf5Table;
import hep.assay.runtime.data.hdf5.Superblock;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import io.jhdf.HdfFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * HDF5 files as h5py and pandas write them. A group's datasets are its columns; the columns of a
 * matrix {@code x} are {@code x_0}, {@code x_1}, ..., an array with more axes is a list, a compound
 * has its members as columns. A dataset named by {@code tree} has columns {@code c0}, {@code c1},
 * ...
 */
public final class Hdf5Format implements Format {
  /** Bytes of datasets that a schema reads at most for their ranges. */
  private static final long SAMPLED_BYTES = 1 << 24;

  @Override
  public Term term() {
    return Term.of("hdf5", "HDF5 file of h5py or pandas").from("HDF5 file format 3.0");
  }

  @Override
  public List<String> endings() {
    return List.of(".h5", ".hdf5", ".hdf");
  }

  @Override
  public boolean recognises(byte[] start) {
    return start.length >= 4
        && start[0] == (byte) 0x89
        && start[1] == 'H'
        && start[2] == 'D'
        && start[3] == 'F';
  }

  private static <T> T open(Path file, String tree, Function<Hdf5Table, T> step) {
    if (!Files.exists(file)) {
      throw new StudyException("there is no file '" + file + "'");
    }
    Superblock.requireWhole(file);
    try (HdfFile hdf = new HdfFile(file)) {
      return step.apply(Hdf5Table.of(hdf, file, tree));
    } catch (StudyException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      // The library meets damage with any of the first; the last is a part of it that is missing.
      throw Hdf5Problem.of(file, "", e);
    }
  }

  @Override
  public Schema header(Path file, String tree) {
    return open(file, tree, table -> new Schema(table.tree(), table.fields(), table.events()));
  }

  @Override
  public Schema schema(Path file, String tree) {
    return open(
        file,
        tree,
        table -> {
          Map<String, ColumnData> sample = table.read(table.within(SAMPLED_BYTES));
          List<Schema.Field> fields =
              table.fields().stream()
                  .map(field -> Sampled.first(field, sample.get(field.name())))
                  .toList();
          return new Schema(table.tree(), fields, table.events());
        });
  }

  @Override
  public EventTable read(Path file, String tree, Set<String> columns) {
    return open(
        file,
        tree,
        table -> {
          List<String> known = table.fields().stream().map(Schema.Field::name).toList();
          NpyFormat.requireColumns(file, known, columns);
          return new EventTable(table.events(), table.read(columns));
        });
  }

  @Override
  public Blocks blocks(Path file, String tree, Set<String> columns) {
    return open(
        file,
        tree,
        table -> {
          List<String> known = table.fields().stream().map(Schema.Field::name).toList();
          NpyFormat.requireColumns(file, known, columns);
          int rows = table.rows(columns, Blocks.BYTES);
          if (rows >= table.events()) {
            return Blocks.whole(() -> read(file, tree, columns), Blocks.BYTES);
          }
          List<Supplier<EventTable>> blocks = new ArrayList<>();
          for (long from = 0; from < table.events(); from += rows) {
            int first = (int) from;
            int count = Math.min(rows, table.events() - first);
            blocks.add(
                () ->
                    open(
                        file, tree, own -> new EventTable(count, own.read(columns, first, count))));
          }
          return Blocks.of(blocks, Blocks.BYTES, () -> {});
        });
  }
}
