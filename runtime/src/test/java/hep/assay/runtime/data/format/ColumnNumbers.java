// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.ShapedColumn;
import hep.assay.runtime.expression.Lists;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Compares tables with the numbers that {@code write_files.py} made with the formats' own
 * libraries.
 */
final class ColumnNumbers {
  private ColumnNumbers() {}

  /** A file of the resources. */
  static Path file(String name) {
    try {
      return Path.of(ColumnNumbers.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tables by {@code file:tree}. */
  static Map<String, JsonElement> of(String json) {
    try (Reader in =
        new InputStreamReader(
            ColumnNumbers.class.getResourceAsStream(json), StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(in).getAsJsonObject().asMap();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void compare(EventTable table, JsonObject expected) {
    assertEquals(expected.get("events").getAsInt(), table.count());
    for (Map.Entry<String, JsonElement> column : expected.getAsJsonObject("columns").entrySet()) {
      JsonArray numbers = column.getValue().getAsJsonArray();
      double[] sums = sums(table.values(column.getKey()));
      for (int i = 0; i < 4; i++) {
        double wanted = numbers.get(i).getAsDouble();
        String what = column.getKey() + " number " + i;
        // Pixels are kept in 32 bits.
        double precision = table.values(column.getKey()) instanceof ShapedColumn ? 6e-8 : 1e-9;
        assertEquals(wanted, sums[i], precision * Math.max(1, sums[4]), what);
      }
    }
  }

  private static double[] sums(ColumnData column) {
    double[] numbers = numbers(column);
    double[] sums = {numbers.length, 0, 0, lengths(column), 0};
    for (int i = 0; i < numbers.length; i++) {
      if (Double.isFinite(numbers[i])) {
        int place = i % 1009 + 1;
        sums[1] += numbers[i];
        sums[2] += numbers[i] * place;
        sums[4] += Math.abs(numbers[i]) * place;
      }
    }
    return sums;
  }

  private static double[] numbers(ColumnData column) {
    if (column instanceof ColumnData.Words words) {
      double[] lengths = new double[words.count()];
      for (int i = 0; i < lengths.length; i++) {
        lengths[i] = words.text(i).getBytes(StandardCharsets.UTF_8).length;
      }
      return lengths;
    }
    return column instanceof Lists list ? list.elements().all() : column.all();
  }

  private static double lengths(ColumnData column) {
    double sum = 0;
    int place = 0;
    for (int i = 0; i < column.count(); i++) {
      if (column instanceof ColumnData.Words words) {
        for (byte letter : words.text(i).getBytes(StandardCharsets.UTF_8)) {
          sum += (letter & 0xFF) * (place++ % 1009 + 1.0);
        }
      } else if (column instanceof Lists list) {
        sum += (list.start(i + 1) - list.start(i)) * (i % 1009 + 1.0);
      }
    }
    return sum;
  }
}
