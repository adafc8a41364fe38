// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import hep.assay.runtime.data.Blocks;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Format;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.data.parquet.ParquetFile;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Parquet files with columns of numbers, bools, texts, and lists of numbers. The schema comes from
 * the footer alone.
 */
public final class ParquetFormat implements Format {

  @Override
  public Term term() {
    return Term.of("parquet", "Parquet file").from("Apache Parquet format");
  }

  @Override
  public List<String> endings() {
    return List.of(".parquet", ".pq");
  }

  @Override
  public boolean recognises(byte[] start) {
    return start.length >= 4
        && start[0] == 'P'
        && start[1] == 'A'
        && start[2] == 'R'
        && start[3] == '1';
  }

  private static ParquetFile open(Path file, String tree) {
    if (!tree.isEmpty()) {
      throw new StudyException(
          "'" + file + "' is one table and has no '" + tree + "'; leave 'tree' out");
    }
    return ParquetFile.open(file);
  }

  @Override
  public Schema schema(Path file, String tree) {
    try (ParquetFile parquet = open(file, tree)) {
      return new Schema("", parquet.fields(), parquet.events());
    }
  }

  @Override
  public EventTable read(Path file, String tree, Set<String> columns) {
    try (ParquetFile parquet = open(file, tree)) {
      List<String> known = parquet.fields().stream().map(Schema.Field::name).toList();
      NpyFormat.requireColumns(file, known, columns);
      if (parquet.events() > Integer.MAX_VALUE - 8) {
        throw new StudyException(
            "'%s' has %d events in one file, more than Assay holds; split it"
                .formatted(file, parquet.events()));
      }
      List<String> wanted = known.stream().filter(columns::contains).toList();
      return new EventTable((int) parquet.events(), parquet.read(wanted));
    }
  }

  @Override
  public Blocks blocks(Path file, String tree, Set<String> columns) {
    ParquetFile parquet = open(file, tree);
    try {
      List<String> known = parquet.fields().stream().map(Schema.Field::name).toList();
      NpyFormat.requireColumns(file, known, columns);
      List<String> wanted = known.stream().filter(columns::contains).toList();
      int[] bounds = parquet.bounds(wanted, Blocks.BYTES);
      List<Supplier<EventTable>> blocks = new ArrayList<>();
      long bytes = 1;
      for (int i = 0; i + 1 < bounds.length; i++) {
        int from = bounds[i];
        int to = bounds[i + 1];
        bytes = Math.max(bytes, parquet.bytes(wanted, from, to));
        blocks.add(
            () ->
                new EventTable(
                    Math.toIntExact(parquet.events(from, to)), parquet.read(wanted, from, to)));
      }
      return Blocks.of(blocks, bytes, parquet::close);
    } catch (RuntimeException e) {
      parquet.close();
      throw e;
    }
  }
}
