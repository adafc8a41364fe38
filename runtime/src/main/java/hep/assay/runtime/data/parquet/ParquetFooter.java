// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import hep.assay.runtime.data.Schema;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The footer of a file: number of events, columns, ranges of their values, and where the values
 * are. Throws {@code IllegalArgumentException} where it contradicts itself.
 */
final class ParquetFooter {
  private static final int TAIL = 8;
  private static final int LARGEST = 1 << 28;

  private final long rows;
  private final List<Long> groups = new ArrayList<>();
  private final Map<String, ParquetLeaf> leaves = new LinkedHashMap<>();
  private final Map<List<String>, List<ParquetChunk>> chunks = new HashMap<>();
  private final Map<List<String>, ColumnRange> ranges = new HashMap<>();

  private ParquetFooter(Map<Integer, Object> metadata) {
    rows = number(metadata, 3);
    for (ParquetNode node : ParquetNode.read(list(metadata.get(2))).children()) {
      ParquetLeaf leaf = ParquetLeaf.of(node);
      if (leaf != null && leaves.put(leaf.name(), leaf) != null) {
        throw new IllegalArgumentException("two of its columns are called '" + leaf.name() + "'");
      }
    }
    long counted = 0;
    for (Object each : list(metadata.get(4))) {
      long groupRows = number(map(each), 3);
      counted += groupRows;
      groups.add(groupRows);
      list(map(each).get(1)).forEach(chunk -> add(map(map(chunk).get(3)), groupRows));
      if (groupRows < 0) {
        throw new IllegalArgumentException("a group has " + groupRows + " rows");
      }
    }
    if (counted != rows) {
      throw new IllegalArgumentException(
          "its row groups have " + counted + " events where it claims " + rows);
    }
  }

  private void add(Map<?, ?> metadata, long groupRows) {
    List<String> path = new ArrayList<>();
    for (Object part : list(metadata.get(3))) {
      path.add(part instanceof byte[] text ? new String(text, StandardCharsets.UTF_8) : "");
    }
    chunks
        .computeIfAbsent(List.copyOf(path), p -> new ArrayList<>())
        .add(ParquetChunk.of(metadata, groupRows));
    long values = number(metadata, 5);
    ColumnRange range = ColumnRange.of(map(metadata.get(12)), number(metadata, 1), values);
    ranges.merge(List.copyOf(path), range, ColumnRange::and);
  }

  static long number(Map<?, ?> struct, int field) {
    return struct.get(field) instanceof Long value ? value : 0;
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  static ParquetFooter read(FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < 12) {
      throw new IllegalArgumentException(size + " bytes are too few for a Parquet file");
    }
    ByteBuffer tail = bytes(channel, size - TAIL, TAIL).order(ByteOrder.LITTLE_ENDIAN);
    int length = tail.getInt();
    String end = StandardCharsets.ISO_8859_1.decode(tail).toString();
    if (end.equals("PARE")) {
      throw new IllegalArgumentException("it is encrypted, which Assay does not read");
    }
    if (!end.equals("PAR1")) {
      throw new IllegalArgumentException("it does not end as a Parquet file does");
    }
    if (length <= 0 || length > size - 12 || length > LARGEST) {
      throw new IllegalArgumentException(
          "its footer claims " + length + " bytes in a file of " + size);
    }
    byte[] footer = bytes(channel, size - TAIL - length, length).array();
    return new ParquetFooter(new CompactThrift(footer, 0, length).struct());
  }

  static ByteBuffer bytes(FileChannel channel, long from, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw new EOFException("it ends too early");
      }
    }
    return buffer.flip();
  }

  long rows() {
    return rows;
  }

  /** The number of rows of each group. */
  List<Long> groups() {
    return groups;
  }

  /** The columns that can be read, by name. */
  Map<String, ParquetLeaf> leaves() {
    return leaves;
  }

  List<ParquetChunk> chunks(ParquetLeaf leaf) {
    List<ParquetChunk> found = chunks.getOrDefault(leaf.path(), List.of());
    long counted = found.stream().mapToLong(ParquetChunk::rows).sum();
    if (counted != rows || found.size() != groups.size()) {
      throw new IllegalArgumentException("it has values of " + counted + " of " + rows + " events");
    }
    return found;
  }

  List<Schema.Field> fields() {
    List<Schema.Field> fields = new ArrayList<>();
    for (ParquetLeaf leaf : leaves.values()) {
      ColumnRange range = ranges.get(leaf.path());
      boolean plain = range == null || leaf.title().equals("decimal");
      fields.add(plain ? leaf.field() : range.describe(leaf.field()));
    }
    return fields;
  }
}
