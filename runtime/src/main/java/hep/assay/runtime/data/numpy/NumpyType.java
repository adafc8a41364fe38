// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.numpy;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.HalfFloat;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.data.TextColumn;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The type of a value, such as {@code <f8}.
 *
 * @param kind letter of the type: {@code f i u b U S}
 * @param bytes bytes of a value
 * @param order order of its bytes
 */
record NumpyType(char kind, int bytes, ByteOrder order) {

  /**
   * Reads a type's description.
   *
   * @throws IllegalArgumentException for a type that columns can't have
   */
  static NumpyType of(String description) {
    if (!description.matches("[<>|=]?[a-zA-Z?][0-9]{0,9}")) {
      throw new IllegalArgumentException("the type '" + description + "' is not known");
    }
    int start = "<>|=".indexOf(description.charAt(0)) < 0 ? 0 : 1;
    ByteOrder order = description.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    char letter = description.charAt(start);
    String digits = description.substring(start + 1);
    int size = digits.isEmpty() ? 1 : Integer.parseInt(digits);
    char kind = letter == '?' ? 'b' : letter;
    int bytes = kind == 'U' ? Math.multiplyExact(4, size) : size;
    NumpyType type = new NumpyType(kind, bytes, order);
    if (!type.readable()) {
      throw new IllegalArgumentException(
          "values of type '" + description + "' can't be columns; numbers, bools and texts can");
    }
    return type;
  }

  private boolean readable() {
    return switch (kind) {
      case 'f' -> bytes == 2 || bytes == 4 || bytes == 8;
      case 'i', 'u' -> bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
      case 'b' -> bytes == 1;
      case 'U', 'S' -> bytes > 0;
      default -> false;
    };
  }

  boolean isText() {
    return kind == 'U' || kind == 'S';
  }

  private boolean isWide() {
    return bytes == 8 || kind == 'u' && bytes == 4;
  }

  /** Bytes of a value in memory. */
  int memory() {
    return isWide() && !isText() ? 8 : 4;
  }

  Schema.Kind schemaKind() {
    return switch (kind) {
      case 'f' -> Schema.Kind.NUMBER;
      case 'b' -> Schema.Kind.TRUTH;
      case 'i', 'u' -> Schema.Kind.INTEGER;
      default -> Schema.Kind.TEXT;
    };
  }

  /** The name of the type in NumPy. */
  String title() {
    return switch (kind) {
      case 'f' -> "float" + 8 * bytes;
      case 'i' -> "int" + 8 * bytes;
      case 'u' -> "uint" + 8 * bytes;
      case 'b' -> "bool";
      default -> "text";
    };
  }

  Object array(int count) {
    if (isText()) {
      return new String[count];
    }
    if (kind == 'f') {
      return bytes == 8 ? new double[count] : new float[count];
    }
    return isWide() ? new long[count] : new int[count];
  }

  static ColumnData column(Object array) {
    if (array instanceof float[] floats) {
      return new ColumnData.Floats(floats);
    } else if (array instanceof double[] doubles) {
      return new ColumnData.Doubles(doubles);
    } else if (array instanceof int[] ints) {
      return new ColumnData.Ints(ints);
    } else if (array instanceof long[] longs) {
      return new ColumnData.Longs(longs);
    }
    return TextColumn.of(Arrays.asList((String[]) array));
  }

  /**
   * Decodes {@code count} values, {@code stride} bytes apart from {@code from}, into {@code target}
   * at every {@code step}-th index from {@code to}.
   */
  void decode(ByteBuffer in, int from, int stride, int count, Object target, int to, int step) {
    in.order(order);
    if (target instanceof double[] out) {
      for (int i = 0; i < count; i++) {
        out[to + i * step] = in.getDouble(from + i * stride);
      }
    } else if (target instanceof float[] out) {
      for (int i = 0; i < count; i++) {
        int at = from + i * stride;
        out[to + i * step] = bytes == 4 ? in.getFloat(at) : HalfFloat.of(in.getShort(at));
      }
    } else if (target instanceof String[] out) {
      for (int i = 0; i < count; i++) {
        out[to + i * step] = text(in, from + i * stride);
      }
    } else {
      for (int i = 0; i < count; i++) {
        put(integer(in, from + i * stride), target, to + i * step);
      }
    }
  }

  private static void put(long value, Object target, int at) {
    if (target instanceof int[] ints) {
      ints[at] = (int) value;
    } else {
      ((long[]) target)[at] = value;
    }
  }

  private long integer(ByteBuffer in, int at) {
    boolean signed = kind == 'i';
    return switch (bytes) {
      case 1 -> kind == 'b' ? in.get(at) != 0 ? 1 : 0 : signed ? in.get(at) : in.get(at) & 0xFF;
      case 2 -> signed ? in.getShort(at) : in.getShort(at) & 0xFFFF;
      case 4 -> signed ? in.getInt(at) : in.getInt(at) & 0xFFFFFFFFL;
      default -> {
        long value = in.getLong(at);
        if (!signed && value < 0) {
          throw new IllegalArgumentException(
              Long.toUnsignedString(value)
                  + " is larger than the largest integer held, "
                  + Long.MAX_VALUE);
        }
        yield value;
      }
    };
  }

  private String text(ByteBuffer in, int at) {
    StringBuilder text = new StringBuilder();
    if (kind == 'S') {
      byte[] raw = new byte[bytes];
      in.get(at, raw);
      return new String(raw, StandardCharsets.UTF_8).replaceAll("\0+$", "");
    }
    for (int i = 0; i < bytes; i += 4) {
      int point = in.getInt(at + i);
      if (!Character.isValidCodePoint(point)) {
        throw new IllegalArgumentException("a text has the impossible character " + point);
      }
      text.appendCodePoint(point);
    }
    return text.toString().replaceAll("\0+$", "");
  }
}
