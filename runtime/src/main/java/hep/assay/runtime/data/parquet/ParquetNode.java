// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A node of the schema.
 *
 * @param repetition 0 required, 1 optional, 2 repeated
 * @param physical 0 bool, 1 int32, 2 int64, 3 int96, 4 float, 5 double, 6 bytes, 7 bytes of a fixed
 *     length, -1 for a group
 * @param length bytes of a value of fixed length
 * @param converted converted type, -1 for none
 * @param scale digits behind the point of a decimal
 * @param half whether its bytes are half-precision floats
 */
record ParquetNode(
    String name,
    int repetition,
    int physical,
    int length,
    int converted,
    int scale,
    boolean half,
    List<ParquetNode> children) {
  private static final int DEEPEST = 50;
  private static final int FLOAT16 = 15;

  /** The tree of a schema, which is written with each node before its children. */
  static ParquetNode read(List<?> elements) {
    return read(elements.iterator(), 0);
  }

  private static ParquetNode read(Iterator<?> elements, int depth) {
    if (depth > DEEPEST || !elements.hasNext() || !(elements.next() instanceof Map<?, ?> element)) {
      throw new IllegalArgumentException("its schema is incomplete");
    }
    List<ParquetNode> children = new ArrayList<>();
    for (long i = ParquetFooter.number(element, 5); i > 0; i--) {
      children.add(read(elements, depth + 1));
    }
    String name =
        element.get(4) instanceof byte[] text ? new String(text, StandardCharsets.UTF_8) : "";
    boolean half = element.get(10) instanceof Map<?, ?> logical && logical.containsKey(FLOAT16);
    return new ParquetNode(
        name,
        (int) ParquetFooter.number(element, 3),
        element.get(1) instanceof Long type ? type.intValue() : -1,
        (int) ParquetFooter.number(element, 2),
        element.get(6) instanceof Long type ? type.intValue() : -1,
        (int) ParquetFooter.number(element, 7),
        half,
        children);
  }
}
