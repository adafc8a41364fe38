// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Thrift's compact protocol: structs as values by field number. Integers of all sizes are {@code
 * Long}, texts and binaries {@code byte[]}.
 */
final class CompactThrift {
  private static final int DEEPEST = 32;

  private final ByteBuffer in;
  private int depth;

  CompactThrift(byte[] bytes, int from, int to) {
    in = ByteBuffer.wrap(bytes, from, to - from).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** First byte behind what was read. */
  int position() {
    return in.position();
  }

  Map<Integer, Object> struct() {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException("structures nested more than " + DEEPEST + " deep");
    }
    Map<Integer, Object> fields = new HashMap<>();
    int number = 0;
    for (int head = in.get() & 0xFF; head != 0; head = in.get() & 0xFF) {
      int step = head >> 4;
      number = step == 0 ? (int) zigzag() : number + step;
      fields.put(number, value(head & 0xF));
    }
    depth--;
    return fields;
  }

  private Object value(int type) {
    return switch (type) {
      case 1 -> true;
      case 2 -> false;
      case 3 -> (long) in.get();
      case 4, 5, 6 -> zigzag();
      case 7 -> in.getDouble();
      case 8 -> binary();
      case 9, 10 -> list();
      case 11 -> map();
      case 12 -> struct();
      default -> throw new IllegalArgumentException("a value of the unknown type " + type);
    };
  }

  private byte[] binary() {
    byte[] bytes = new byte[length(1)];
    in.get(bytes);
    return bytes;
  }

  private List<Object> list() {
    int head = in.get() & 0xFF;
    int size = head >> 4 == 15 ? length(1) : head >> 4;
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(element(head & 0xF));
    }
    return values;
  }

  /** Truth values in lists take a byte. */
  private Object element(int type) {
    return type == 1 || type == 2 ? in.get() == 1 : value(type);
  }

  private Map<Object, Object> map() {
    Map<Object, Object> values = new HashMap<>();
    int size = length(1);
    int types = size == 0 ? 0 : in.get() & 0xFF;
    for (int i = 0; i < size; i++) {
      Object key = element(types >> 4);
      values.put(key, element(types & 0xF));
    }
    return values;
  }

  private int length(int itemBytes) {
    long length = varint();
    if (length < 0 || length * itemBytes > in.remaining()) {
      throw new IllegalArgumentException(
          length + " items where " + in.remaining() + " bytes are left");
    }
    return (int) length;
  }

  private long zigzag() {
    long value = varint();
    return value >>> 1 ^ -(value & 1);
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than ten bytes");
  }
}
