// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes the cells of a text table as they are read; its records say whether to go on. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Boolean> {
  private final String file;
  private final Set<String> wanted;
  private final int limit;
  private final List<String> first = new ArrayList<>();
  private List<String> names;
  private CsvColumn[] columns;
  private int rows;
  private long line;
  private boolean header;
  private boolean empty;

  /**
   * @param wanted the columns to keep; null for all
   * @param limit the most rows to read
   */
  CsvRows(String file, Set<String> wanted, int limit) {
    this.file = file;
    this.wanted = wanted;
    this.limit = limit;
  }

  /** Rows from within a table whose beginning has been read. */
  static CsvRows within(CsvRows beginning) {
    CsvRows rows = new CsvRows(beginning.file, beginning.wanted, Integer.MAX_VALUE);
    rows.names = beginning.names;
    rows.columns = new CsvColumn[beginning.columns.length];
    for (int i = 0; i < rows.columns.length; i++) {
      rows.columns[i] = beginning.columns[i] == null ? null : new CsvColumn(beginning.columns[i]);
    }
    return rows;
  }

  /** Whether the first line is a header, and every column has been told texts or numbers. */
  boolean isDecided() {
    for (CsvColumn column : columns) {
      if (column != null && !column.isDecided()) {
        return false;
      }
    }
    return header;
  }

  @Override
  protected void handleBegin(long startingLine) {
    line = startingLine;
    empty = false;
  }

  @Override
  protected void handleEmpty() {
    empty = true;
  }

  @Override
  protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
    if (names == null) {
      first.add(new String(text, offset, length).strip());
    } else if (index < columns.length
        && columns[index] != null
        && !columns[index].add(text, offset, length)) {
      throw new StudyException(
          file
              + ":"
              + line
              + ": column '"
              + names.get(index)
              + "' is one of numbers, and '"
              + shortened(new String(text, offset, length))
              + "' is not a number; an empty cell or nan is a missing value");
    }
  }

  @Override
  protected Boolean buildRecord() {
    if (empty) {
      return true;
    }
    if (names == null) {
      start();
      return true;
    }
    if (getFieldCount() != names.size()) {
      throw ragged();
    }
    rows++;
    return rows < limit;
  }

  /**
   * Adds whole lines of cells that are plain: no quotes, no letters beyond ASCII, as many as the
   * first line has.
   *
   * @return false where some are not, and what was added is to be thrown away
   */
  boolean addPlain(byte[] lines, byte separator) {
    int at = 0;
    while (at < lines.length) {
      int end = lineEnd(lines, at);
      if (end == at) {
        for (int i = 0; i < columns.length && at >= 0; i++) {
          at = CsvPlain.add(columns[i], lines, i == 0 ? at : at + 1, separator);
          boolean last = i + 1 == columns.length;
          if (at >= 0 && (last ? lineEnd(lines, at) == at : !CsvPlain.is(lines, at, separator))) {
            return false;
          }
        }
        if (at < 0) {
          return false;
        }
        rows++;
        end = lineEnd(lines, at);
      }
      at = end;
    }
    return true;
  }

  /** The first byte behind the line end that starts here; {@code at} itself where none does. */
  private static int lineEnd(byte[] lines, int at) {
    if (at == lines.length) {
      return at + 1;
    }
    boolean carriage = lines[at] == '\r';
    int feed = carriage ? at + 1 : at;
    return CsvPlain.is(lines, feed, (byte) '\n') ? feed + 1 : at;
  }

  private StudyException ragged() {
    int found = getFieldCount();
    String where =
        found < names.size()
            ? "the first missing column is '" + names.get(found) + "'"
            : "the last column is '" + names.get(names.size() - 1) + "'";
    return new StudyException(
        file
            + ":"
            + line
            + ": "
            + found
            + " values, not "
            + names.size()
            + " as the first line; "
            + where);
  }

  /** The first line: a header, or the first event of a table without one. */
  private void start() {
    if (first.get(0).equals("#") && first.size() > 1) {
      first.remove(0);
    }
    header =
        first.stream()
            .noneMatch(
                cell -> !cell.isEmpty() && CsvColumn.number(cell.toCharArray(), 0, cell.length()));
    names = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      String cell = i == 0 ? first.get(0).replaceFirst("^#\\s*", "") : first.get(i);
      String name = header && !cell.isEmpty() ? cell : "c" + i;
      if (names.contains(name)) {
        throw new StudyException(
            file + ":1: two columns are called '" + name + "'; rename one of them");
      }
      names.add(name);
    }
    columns = new CsvColumn[names.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = wanted == null || wanted.contains(names.get(i)) ? new CsvColumn() : null;
    }
    if (!header) {
      for (int i = 0; i < columns.length; i++) {
        char[] cell = first.get(i).toCharArray();
        if (columns[i] != null) {
          columns[i].add(cell, 0, cell.length);
        }
      }
      rows = 1;
    }
  }

  /** Checks that there was a table with what was asked for. */
  CsvRows finish() {
    if (names == null || rows == 0) {
      throw new StudyException(
          "'" + file + "' is empty" + (names == null ? "" : ": a header and no events"));
    }
    for (String name : wanted == null ? Set.<String>of() : wanted) {
      if (!names.contains(name)) {
        throw new StudyException(
            "'" + file + "' has no column '" + name + "'" + Nearest.hint(name, names));
      }
    }
    return this;
  }

  EventTable table() {
    Map<String, ColumnData> table = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] != null) {
        table.put(names.get(i), columns[i].finish());
      }
    }
    return new EventTable(rows, table);
  }

  int missing(String name) {
    return columns[names.indexOf(name)].missing();
  }

  boolean stopped() {
    return rows >= limit;
  }

  long line() {
    return line;
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }
}
