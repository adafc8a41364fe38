// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import hep.assay.runtime.data.Blocks;
import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Format;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Text tables (RFC 4180), gzipped or not.
 *
 * <p>The separator (comma, semicolon, tab, bar or any number of spaces) is the most frequent one of
 * the first line. A first line without a number is the header; without a header columns are {@code
 * c0}, {@code c1}, ... An empty cell and {@code nan} are missing values.
 */
public final class CsvFormat implements Format {
  private static final int SAMPLED = 1000;

  @Override
  public Term term() {
    return Term.of("csv", "text table with separators, gzipped or not").from("RFC 4180");
  }

  @Override
  public List<String> endings() {
    return List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz", ".txt", ".txt.gz");
  }

  @Override
  public Schema schema(Path file, String tree) {
    CsvRows rows = rows(file, tree, null, SAMPLED);
    EventTable table = rows.table();
    List<Schema.Field> fields =
        table.columns().entrySet().stream()
            .map(column -> field(column.getKey(), column.getValue(), rows))
            .toList();
    return new Schema("", fields, rows.stopped() ? -1 : table.count());
  }

  private static Schema.Field field(String name, ColumnData column, CsvRows rows) {
    double missing = rows.missing(name) / (double) column.count();
    if (column instanceof ColumnData.Words texts) {
      List<String> some = texts.words().stream().filter(w -> !w.isEmpty()).limit(20).toList();
      return Schema.Field.of(name, Schema.Kind.TEXT, "text", 4)
          .range(Double.NaN, Double.NaN, missing)
          .words(some);
    }
    double low = Double.NaN;
    double high = Double.NaN;
    boolean whole = true;
    for (double value : column.all()) {
      low = Double.isNaN(low) || value < low ? value : low;
      high = Double.isNaN(high) || value > high ? value : high;
      whole &= Double.isNaN(value) || value == Math.rint(value);
    }
    boolean integer =
        column instanceof ColumnData.Ints
            || column instanceof ColumnData.Longs
            || whole && column instanceof ColumnData.Decimals decimals && decimals.digits() == 0;
    int bytes = (int) Math.max(4, column.bytes() / Math.max(1, column.count()));
    return Schema.Field.of(
            name,
            integer ? Schema.Kind.INTEGER : Schema.Kind.NUMBER,
            integer ? "integer" : "decimal",
            bytes)
        .range(low, high, missing);
  }

  @Override
  public EventTable read(Path file, String tree, Set<String> columns) {
    Optional<EventTable> inBlocks = CsvBlocks.read(file, () -> rows(file, tree, columns, SAMPLED));
    return inBlocks.orElseGet(() -> rows(file, tree, columns, Integer.MAX_VALUE).table());
  }

  @Override
  public Blocks blocks(Path file, String tree, Set<String> columns) {
    CsvRows beginning = rows(file, tree, columns, SAMPLED);
    if (!beginning.stopped() || !beginning.isDecided()) {
      return Blocks.whole(() -> read(file, tree, columns), Blocks.BYTES);
    }
    try {
      return CsvBlocks.of(open(file), separator(file), beginning);
    } catch (IOException e) {
      throw unreadable(file, 0, e);
    }
  }

  /** Reads rows of which the separator is known. */
  static void parse(InputStream in, char separator, CsvRows rows) throws IOException {
    try (CsvReader<Boolean> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .skipEmptyLines(true)
            .detectBomHeader(true)
            .build(rows, separator == ' ' ? new SingleSpaces(in) : in)) {
      for (Boolean more : reader) {
        if (!more) {
          break;
        }
      }
    }
  }

  private static CsvRows rows(Path file, String tree, Set<String> columns, int limit) {
    if (!tree.isEmpty()) {
      throw new StudyException(
          "'" + file + "' is a text table and has no tree '" + tree + "'; leave 'tree' out");
    }
    CsvRows rows = new CsvRows(file.toString(), columns, limit);
    try (InputStream in = open(file)) {
      parse(in, separator(file), rows);
      return rows.finish();
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw unreadable(file, rows.line(), e);
    }
  }

  /** The most frequent separator of the first line. */
  static char separator(Path file) throws IOException {
    StringBuilder line = new StringBuilder();
    try (Reader reader = new InputStreamReader(open(file), StandardCharsets.UTF_8)) {
      for (int c = reader.read(); c >= 0 && c != '\n' && line.length() < 1 << 20; ) {
        line.append((char) c);
        c = reader.read();
      }
    }
    char best = ',';
    long most = 0;
    for (char candidate : new char[] {',', ';', '\t', '|', ' '}) {
      long times = line.toString().strip().chars().filter(c -> c == candidate).count();
      if (times > most && (candidate != ' ' || most == 0)) {
        best = candidate;
        most = times;
      }
    }
    return best;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
      return in;
    }
    try {
      return new GZIPInputStream(in, 1 << 16);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static StudyException unreadable(Path file, long line, Exception e) {
    if (e.getCause() instanceof StudyException known) {
      return known;
    }
    Throwable cause = e.getCause() instanceof IOException io ? io : e;
    if (cause instanceof NoSuchFileException) {
      return new StudyException("there is no file '" + file + "'", e);
    }
    return new StudyException(
        "'" + file + "' is damaged after line " + line + ": " + cause.getMessage(), e);
  }
}
