// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Named columns of equal length, in the order of the file; immutable.
 *
 * @param count the number of events
 * @param columns the columns by name
 */
public record EventTable(int count, Map<String, ColumnData> columns) implements Columns {
  public EventTable {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    for (Map.Entry<String, ColumnData> column : columns.entrySet()) {
      if (column.getValue().count() != count) {
        throw new IllegalArgumentException(
            column.getKey() + " has " + column.getValue().count() + " values, not " + count);
      }
    }
  }

  /** A table without columns. */
  public static EventTable of(int count) {
    return new EventTable(count, Map.of());
  }

  /** This table with one more column, or with this one replaced. */
  public EventTable with(String name, ColumnData column) {
    Map<String, ColumnData> more = new LinkedHashMap<>(columns);
    more.put(name, column);
    return new EventTable(count, more);
  }

  /** The rows with these indices, in this order. */
  public EventTable select(int[] rows) {
    Map<String, ColumnData> chosen = new LinkedHashMap<>();
    columns.forEach((name, column) -> chosen.put(name, column.select(rows)));
    return new EventTable(rows.length, chosen);
  }

  public boolean has(String name) {
    return columns.containsKey(name);
  }

  @Override
  public Set<String> names() {
    return columns.keySet();
  }

  @Override
  public ColumnData values(String name) {
    ColumnData column = columns.get(name);
    if (column == null) {
      throw new StudyException("no column '" + name + "'" + Nearest.hint(name, names()));
    }
    return column;
  }

  /** Bytes that the numbers take. */
  public long bytes() {
    return columns.values().stream().mapToLong(ColumnData::bytes).sum();
  }
}
