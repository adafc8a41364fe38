// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.numpy;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The header of an array.
 *
 * @param fields what a row holds: one field without a name, or those of a structured type
 * @param rowBytes bytes of a row's fields
 * @param byColumn whether the first index runs fastest (Fortran order)
 * @param shape lengths of the axes
 * @param bytes length of the header itself
 */
record NumpyHeader(
    List<Field> fields, int rowBytes, boolean byColumn, List<Long> shape, long bytes) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST = 1 << 24;

  /**
   * A field of a row.
   *
   * @param count values of the field in a row
   * @param offset its first byte in a row
   */
  record Field(String name, NumpyType type, int count, int offset) {}

  /**
   * Reads a header.
   *
   * @throws IllegalArgumentException where there is none, or one that can't be read as columns
   */
  static NumpyHeader read(DataInputStream in) throws IOException {
    for (byte letter : MAGIC) {
      if (in.readByte() != letter) {
        throw new IllegalArgumentException("it does not begin as a NumPy array does");
      }
    }
    int version = in.readUnsignedByte();
    in.readByte();
    if (version < 1 || version > 3) {
      throw new IllegalArgumentException("version " + version + " of the format is not known");
    }
    int prefix = version == 1 ? 2 : 4;
    int length =
        version == 1
            ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
            : Integer.reverseBytes(in.readInt());
    if (length < 0 || length > LONGEST) {
      throw new IllegalArgumentException("its header claims " + length + " bytes");
    }
    String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return of(text, MAGIC.length + 2 + prefix + length);
  }

  private static NumpyHeader of(String text, long bytes) {
    if (!(PythonLiteral.parse(text.strip()) instanceof Map<?, ?> header)
        || !(header.get("fortran_order") instanceof Boolean byColumn)
        || !(header.get("shape") instanceof List<?> axes)) {
      throw new IllegalArgumentException("its header lacks descr, fortran_order or shape");
    }
    List<Long> shape = new ArrayList<>();
    for (Object axis : axes) {
      if (!(axis instanceof Long length) || length < 0) {
        throw new IllegalArgumentException("its shape " + axes + " is not one of an array");
      }
      shape.add(length);
    }
    List<Field> fields = fields(header.get("descr"));
    int row = 0;
    for (Field field : fields) {
      row = Math.addExact(row, Math.multiplyExact(field.type.bytes(), field.count));
    }
    return new NumpyHeader(fields, row, byColumn && shape.size() > 1, List.copyOf(shape), bytes);
  }

  private static List<Field> fields(Object description) {
    if (description instanceof String plain) {
      return List.of(new Field("", NumpyType.of(plain), 1, 0));
    }
    List<Field> fields = new ArrayList<>();
    int offset = 0;
    for (Object each : description instanceof List<?> list ? list : List.of()) {
      if (!(each instanceof List<?> field)
          || field.size() < 2
          || !(field.get(0) instanceof String name)
          || !(field.get(1) instanceof String typeName)) {
        throw new IllegalArgumentException("its fields " + description + " are nested");
      }
      NumpyType type = NumpyType.of(typeName);
      int count = field.size() > 2 ? product(field.get(2)) : 1;
      fields.add(new Field(name, type, count, offset));
      offset = Math.addExact(offset, Math.multiplyExact(count, type.bytes()));
    }
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("its type " + description + " has no fields");
    }
    return fields;
  }

  private static int product(Object shape) {
    int product = 1;
    for (Object axis : shape instanceof List<?> list ? list : List.of(shape)) {
      product =
          Math.multiplyExact(product, axis instanceof Long n && n > 0 ? Math.toIntExact(n) : -1);
    }
    if (product <= 0) {
      throw new IllegalArgumentException("a field has the shape " + shape);
    }
    return product;
  }

  /** Number of rows: the length of the first axis. */
  int rows() {
    long rows = shape.isEmpty() ? 1 : shape.get(0);
    if (rows > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("it claims " + rows + " events");
    }
    return (int) rows;
  }

  /** Values of a row: the product of the other axes. */
  int columns() {
    int columns = 1;
    for (int axis = 1; axis < shape.size(); axis++) {
      columns = Math.multiplyExact(columns, Math.toIntExact(shape.get(axis)));
    }
    return columns;
  }

  /** Bytes of the array behind the header. */
  long dataBytes() {
    return Math.multiplyExact(Math.multiplyExact((long) rows(), columns()), (long) rowBytes);
  }
}
