// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.result;

import java.util.List;

/**
 * A table as data.
 *
 * @param name file name without ending, unique in its block
 * @param title what it lists
 * @param columns the header
 * @param rows cells of text or {@link Estimate}
 */
public record Table(String name, String title, List<String> columns, List<List<Cell>> rows) {
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "table " + name + " has " + columns.size() + " columns but a row of " + row.size());
      }
    }
  }

  /** One cell. */
  public sealed interface Cell {
    /** A word. */
    record Words(String text) implements Cell {}

    /** A number with its uncertainty. */
    record Number(Estimate estimate) implements Cell {}

    static Cell of(String text) {
      return new Words(text);
    }

    static Cell of(Estimate estimate) {
      return new Number(estimate);
    }

    static Cell of(double value) {
      return new Number(Estimate.exactly(value));
    }
  }
}
