// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.numpy;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.Heap;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.data.Shape;
import hep.assay.runtime.data.ShapedColumn;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An array as columns: the fields of a structured array, the columns of a matrix, one column with a
 * shape for more axes. Throws {@code IllegalArgumentException} where the array contradicts itself
 * or can't be columns, and {@code IOException} where the stream ends early.
 */
public final class NumpyArray {
  private static final int BLOCK = 1 << 18;

  /** Arrays by column up to this size are read whole for their first rows. */
  private static final long EARLY = 1 << 24;

  private final NumpyHeader header;
  private final List<Part> parts = new ArrayList<>();

  /**
   * One column.
   *
   * @param count values an event
   * @param offset first byte in a row, or in Fortran order the first column of the array
   */
  private record Part(String name, NumpyType type, int count, int offset, boolean list) {

    long memory() {
      return (long) count * type.memory() + (list ? 4 : 0);
    }

    String title(NumpyHeader header) {
      String counts = count == 1 && !list ? "" : "[" + count + "]";
      return type.title()
          + (isShaped(header) ? header.shape().subList(1, header.shape().size()) : counts)
              .toString()
              .replace(" ", "");
    }

    /** Whether its values have rows and columns. */
    boolean isShaped(NumpyHeader header) {
      return list
          && header.shape().size() > 2
          && count > 0
          && type.schemaKind() != Schema.Kind.TEXT;
    }
  }

  /**
   * Reads the header.
   *
   * @param name name of a column without one; with several, {@code name + i}
   * @param available bytes of the whole array, header included; negative where unknown
   */
  public NumpyArray(DataInputStream in, String name, String several, long available)
      throws IOException {
    header = NumpyHeader.read(in);
    long needed = header.bytes() + header.dataBytes();
    if (available >= 0 && needed != available) {
      throw new IllegalArgumentException(
          "its shape %s needs %d bytes, and it has %d"
              .formatted(header.shape(), needed, available));
    }
    boolean matrix = header.shape().size() == 2 && header.columns() != 1;
    for (NumpyHeader.Field field : header.fields()) {
      if (!field.name().isEmpty()) {
        add(field.name(), field, header.columns() > 1);
      } else if (matrix) {
        for (int column = 0; column < header.columns(); column++) {
          int offset = header.byColumn() ? column : column * field.type().bytes();
          parts.add(new Part(several + column, field.type(), 1, offset, false));
        }
      } else {
        add(name, field, false);
      }
    }
    Set<String> names = new HashSet<>();
    for (Part part : parts) {
      if (!names.add(part.name)) {
        throw new IllegalArgumentException("two of its fields are called '" + part.name + "'");
      }
    }
  }

  private void add(String name, NumpyHeader.Field field, boolean structuredMatrix) {
    int columns = header.columns();
    if (structuredMatrix || header.byColumn() && header.rowBytes() != field.type().bytes()) {
      throw new IllegalArgumentException(
          "it has named fields and the shape " + header.shape() + "; one axis can be read");
    }
    int count = Math.multiplyExact(columns, field.count());
    boolean list = columns != 1 || header.shape().size() > 2 || field.count() > 1;
    parts.add(new Part(name, field.type(), count, field.offset(), list));
  }

  public int rows() {
    return header.rows();
  }

  /** Rows that can be read without most of the rest, at most so many. */
  public int firstRows(int most) {
    boolean early = !header.byColumn() || header.dataBytes() <= EARLY;
    return early ? Math.min(most, rows()) : 0;
  }

  public List<Schema.Field> fields() {
    return parts.stream()
        .map(
            part ->
                Schema.Field.of(
                    part.name,
                    part.isShaped(header)
                        ? Schema.Kind.SHAPED
                        : part.list ? Schema.Kind.LIST : part.type.schemaKind(),
                    part.title(header),
                    part.isShaped(header) ? 4 * part.count : part.type.memory()))
        .toList();
  }

  /** Reads the wanted columns of the first {@code rows} events from behind the header. */
  public Map<String, ColumnData> read(InputStream in, int rows, Set<String> wanted, String what)
      throws IOException {
    return read(in, 0, rows, wanted, what);
  }

  /** Memory that the wanted columns of an event take. */
  public long bytes(Set<String> wanted) {
    return parts.stream().filter(part -> wanted.contains(part.name)).mapToLong(Part::memory).sum();
  }

  /**
   * Reads the wanted columns of the events {@code from} to {@code from + rows - 1} from behind the
   * header.
   */
  public Map<String, ColumnData> read(
      InputStream in, int from, int rows, Set<String> wanted, String what) throws IOException {
    List<Part> chosen = parts.stream().filter(part -> wanted.contains(part.name)).toList();
    if (chosen.isEmpty()) {
      return Map.of();
    }
    long bytes = 0;
    for (Part part : chosen) {
      bytes += part.memory() * rows;
      Math.multiplyExact(part.count, rows);
    }
    Heap.require(bytes, what);
    Map<Part, Object> arrays = new LinkedHashMap<>();
    chosen.forEach(part -> arrays.put(part, part.type.array(part.count * rows)));
    if (header.byColumn()) {
      readColumns(in, from, rows, arrays);
    } else {
      in.skipNBytes((long) from * header.rowBytes() * header.columns());
      readRows(in, rows, arrays);
    }
    Map<String, ColumnData> columns = new LinkedHashMap<>();
    arrays.forEach((part, array) -> columns.put(part.name, column(part, array, rows)));
    return columns;
  }

  private ColumnData column(Part part, Object array, int rows) {
    ColumnData flat = NumpyType.column(array);
    if (!part.list) {
      return flat;
    }
    if (part.isShaped(header)) {
      List<Integer> sizes =
          header.shape().stream().skip(1).map(size -> Math.toIntExact(size)).toList();
      return ShapedColumn.of(Shape.image(sizes), rows, flat, "the values of '" + part.name + "'");
    }
    int[] starts = new int[rows + 1];
    for (int i = 0; i <= rows; i++) {
      starts[i] = i * part.count;
    }
    return new ColumnData.Jagged(starts, flat);
  }

  private void readRows(InputStream in, int rows, Map<Part, Object> arrays) throws IOException {
    int rowBytes = Math.multiplyExact(header.rowBytes(), header.columns());
    int blockRows = Math.max(1, BLOCK / Math.max(1, rowBytes));
    byte[] block = new byte[Math.multiplyExact(rowBytes, Math.min(blockRows, Math.max(1, rows)))];
    for (int row = 0; row < rows; row += blockRows) {
      int count = Math.min(blockRows, rows - row);
      fill(in, block, count * rowBytes);
      ByteBuffer buffer = ByteBuffer.wrap(block);
      for (Map.Entry<Part, Object> entry : arrays.entrySet()) {
        Part part = entry.getKey();
        for (int value = 0; value < part.count; value++) {
          int from = part.offset + value * part.type.bytes();
          int to = row * part.count + value;
          part.type.decode(buffer, from, rowBytes, count, entry.getValue(), to, part.count);
        }
      }
    }
  }

  private void readColumns(InputStream in, int from, int rows, Map<Part, Object> arrays)
      throws IOException {
    int size = header.rowBytes();
    byte[] block = new byte[Math.max(1, BLOCK / size) * size];
    for (int column = 0; column < header.columns(); column++) {
      long left = (long) (header.rows() - from) * size;
      in.skipNBytes((long) from * size);
      for (int row = 0; row < rows; ) {
        int count = Math.min(block.length / size, rows - row);
        fill(in, block, count * size);
        left -= (long) count * size;
        for (Map.Entry<Part, Object> entry : arrays.entrySet()) {
          Part part = entry.getKey();
          int value = part.list ? position(column) : column - part.offset;
          if (value >= 0 && value < part.count) {
            part.type.decode(
                ByteBuffer.wrap(block),
                0,
                size,
                count,
                entry.getValue(),
                row * part.count + value,
                part.count);
          }
        }
        row += count;
      }
      in.skipNBytes(left);
    }
  }

  /** Where the values of a column in Fortran order stand in a row whose last index runs fastest. */
  private int position(int column) {
    int position = 0;
    int rest = column;
    for (int axis = 1; axis < header.shape().size(); axis++) {
      int length = Math.toIntExact(header.shape().get(axis));
      position = position * length + rest % length;
      rest /= length;
    }
    return position;
  }

  private static void fill(InputStream in, byte[] block, int length) throws IOException {
    if (in.readNBytes(block, 0, length) < length) {
      throw new EOFException("it ends too early");
    }
  }

  /** A buffered stream with the methods of a header. */
  public static DataInputStream stream(InputStream in) {
    return new DataInputStream(new BufferedInputStream(in, BLOCK));
  }
}
