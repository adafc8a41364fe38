// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import hep.assay.runtime.data.Schema;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * What the row groups say of a column's values.
 *
 * @param low smallest value, NaN where one of them does not say
 * @param missing null values, negative where one of them does not say
 * @param values values, null ones included
 */
record ColumnRange(double low, double high, long missing, long values) {

  static ColumnRange of(Map<?, ?> statistics, long type, long values) {
    Object least = statistics.get(statistics.containsKey(6) ? 6 : 2);
    Object most = statistics.get(statistics.containsKey(5) ? 5 : 1);
    long missing = statistics.get(3) instanceof Long nulls ? nulls : -1;
    return new ColumnRange(value(least, type), value(most, type), missing, values);
  }

  private static double value(Object bytes, long type) {
    if (!(bytes instanceof byte[] raw)) {
      return Double.NaN;
    }
    ByteBuffer in = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    if (type == 0 && raw.length == 1) {
      return raw[0];
    } else if (type == 1 && raw.length == 4) {
      return in.getInt();
    } else if (type == 2 && raw.length == 8) {
      return in.getLong();
    } else if (type == 4 && raw.length == 4) {
      return in.getFloat();
    } else if (type == 5 && raw.length == 8) {
      return in.getDouble();
    }
    return Double.NaN;
  }

  ColumnRange and(ColumnRange other) {
    return new ColumnRange(
        Math.min(low, other.low),
        Math.max(high, other.high),
        missing < 0 || other.missing < 0 ? -1 : missing + other.missing,
        values + other.values);
  }

  Schema.Field describe(Schema.Field field) {
    double fraction = missing < 0 || values <= 0 ? Double.NaN : (double) missing / values;
    boolean unsigned = field.type().startsWith("uint"); // their bounds are of the signed type
    return unsigned && (low < 0 || high < 0)
        ? field.range(Double.NaN, Double.NaN, fraction)
        : field.range(low, high, fraction);
  }
}
