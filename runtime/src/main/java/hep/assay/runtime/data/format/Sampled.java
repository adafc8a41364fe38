// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.expression.Lists;
import java.util.List;
import java.util.stream.IntStream;

/** Adds what the first events show to the description of a column: range, missing values, words. */
final class Sampled {
  /** The most events that a schema looks at. */
  static final int EVENTS = 1000;

  private static final int WORDS = 20;

  private Sampled() {}

  /** Describes the first events of a column; the field as it is where there is no column. */
  static Schema.Field first(Schema.Field field, ColumnData column) {
    if (column == null) {
      return field;
    }
    int[] rows = IntStream.range(0, Math.min(EVENTS, column.count())).toArray();
    return field(field, column.select(rows));
  }

  static Schema.Field field(Schema.Field field, ColumnData sample) {
    if (sample instanceof ColumnData.Words texts) {
      List<String> some = texts.words().stream().filter(w -> !w.isEmpty()).limit(WORDS).toList();
      int missing = 0;
      for (int event = 0; event < texts.count(); event++) {
        missing += texts.text(event).isEmpty() ? 1 : 0;
      }
      return field.range(Double.NaN, Double.NaN, fraction(missing, texts.count())).words(some);
    }
    return numbers(field, sample instanceof Lists list ? (ColumnData) list.elements() : sample);
  }

  private static Schema.Field numbers(Schema.Field field, ColumnData sample) {
    double low = Double.NaN;
    double high = Double.NaN;
    int missing = 0;
    for (double value : sample.all()) {
      if (Double.isNaN(value)) {
        missing++;
      } else {
        low = Double.isNaN(low) ? value : Math.min(low, value);
        high = Double.isNaN(high) ? value : Math.max(high, value);
      }
    }
    return field.range(low, high, fraction(missing, sample.count()));
  }

  private static double fraction(int missing, int count) {
    return count == 0 ? Double.NaN : (double) missing / count;
  }
}
