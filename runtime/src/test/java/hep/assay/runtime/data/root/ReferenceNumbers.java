// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Compares trees with the numbers that {@code references.py} made with uproot. */
final class ReferenceNumbers {
  private ReferenceNumbers() {}

  /** A file of the resources. */
  static Path file(String name) {
    try {
      return Path.of(ReferenceNumbers.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Trees by {@code file:path}. */
  static Map<String, JsonElement> of(String json) {
    try (Reader in =
        new InputStreamReader(
            ReferenceNumbers.class.getResourceAsStream(json), StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(in).getAsJsonObject().asMap();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void compare(RootTree tree, JsonObject expected) {
    assertEquals(expected.get("entries").getAsLong(), tree.entries());
    double[] bools = new double[3];
    Map<String, JsonElement> columns = expected.getAsJsonObject("columns").asMap();
    for (RootBranch branch : tree.branches()) {
      if (columns.containsKey("(bools)")
          && branch.type() == RootType.BOOL
          && branch.layout() == RootBranch.Layout.FIXED) {
        double[] sums = sums(tree.read(branch.name()));
        bools = new double[] {bools[0] + 1, bools[1] + sums[0], bools[2] + sums[1]};
      }
    }
    for (Map.Entry<String, JsonElement> column : columns.entrySet()) {
      JsonArray numbers = column.getValue().getAsJsonArray();
      if (column.getKey().equals("(bools)")) {
        for (int i = 0; i < 3; i++) {
          assertEquals(numbers.get(i).getAsDouble(), bools[i]);
        }
      } else {
        compare(tree, column.getKey(), numbers);
      }
    }
  }

  private static void compare(RootTree tree, String name, JsonArray expected) {
    RootBranch branch = tree.branch(name);
    assertNotNull(branch, name);
    String type = expected.get(0).getAsString();
    // uproot takes the counters of pointers for unsigned
    assertEquals(name.equals("record.size") ? "int32" : type, branch.type().toString(), name);
    double[] sums = sums(tree.read(name));
    for (int i = 0; i < 4; i++) {
      double wanted = expected.get(i + 1).getAsDouble();
      assertEquals(wanted, sums[i], 1e-9 * Math.max(1, sums[4]), name + " number " + i);
    }
  }

  /**
   * Number of values, sum of the finite ones, sum weighted by place, lengths (for texts: letters)
   * weighted by place, and the scale of rounding errors.
   */
  static double[] sums(RootValues values) {
    double[] numbers = numbers(values);
    double[] sums = new double[5];
    sums[0] = numbers.length;
    for (int i = 0; i < numbers.length; i++) {
      if (Double.isFinite(numbers[i])) {
        sums[1] += numbers[i];
        sums[2] += numbers[i] * (i % 1009 + 1);
        sums[4] += Math.abs(numbers[i]) * (i % 1009 + 1);
      }
    }
    sums[3] = values.type() == RootType.STRING ? letters(values) : lengths(values);
    return sums;
  }

  private static double lengths(RootValues values) {
    double sum = 0;
    for (int i = 0; values.offsets() != null && i < values.entries(); i++) {
      sum += (values.offsets()[i + 1] - values.offsets()[i]) * (i % 1009 + 1.0);
    }
    return sum;
  }

  private static double letters(RootValues values) {
    double sum = 0;
    int place = 0;
    for (String text : (String[]) values.values()) {
      for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
        sum += (letter & 0xFF) * (place++ % 1009 + 1.0);
      }
    }
    return sum;
  }

  /** All values as numbers; the length in bytes for texts. */
  static double[] numbers(RootValues values) {
    Object array = values.values();
    if (array instanceof float[] floats) {
      double[] out = new double[floats.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = floats[i];
      }
      return out;
    } else if (array instanceof double[] doubles) {
      return doubles;
    } else if (array instanceof int[] ints) {
      return java.util.Arrays.stream(ints).asDoubleStream().toArray();
    } else if (array instanceof long[] longs) {
      return java.util.Arrays.stream(longs).asDoubleStream().toArray();
    } else if (array instanceof boolean[] flags) {
      double[] out = new double[flags.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = flags[i] ? 1 : 0;
      }
      return out;
    }
    return java.util.Arrays.stream((String[]) array)
        .mapToDouble(text -> text.getBytes(StandardCharsets.UTF_8).length)
        .toArray();
  }
}
