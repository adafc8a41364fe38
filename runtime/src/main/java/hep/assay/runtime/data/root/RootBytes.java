// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.vocabulary.StudyException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over the bytes of one record. ROOT writes big-endian numbers. Every step is checked
 * against the record's end, so that damaged lengths end in a message that names the place and never
 * in a wrong value.
 */
final class RootBytes {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private final byte[] data;
  private final int end;
  private final String where;
  private int at;

  RootBytes(byte[] data, int start, int end, String where) {
    this.data = data;
    this.at = start;
    this.end = end;
    this.where = where;
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
  }

  byte[] data() {
    return data;
  }

  int at() {
    return at;
  }

  int end() {
    return end;
  }

  int remaining() {
    return end - at;
  }

  String where() {
    return where;
  }

  /** Moves to an absolute position of the record. */
  void moveTo(long position) {
    if (position < 0 || position > end) {
      throw damaged("points to byte " + position + " of a record of " + end + " bytes");
    }
    at = (int) position;
  }

  void skip(long count) {
    moveTo(at + count);
  }

  int u1() {
    return data[take(1)] & 0xFF;
  }

  int i2() {
    return (short) SHORT.get(data, take(2));
  }

  int u2() {
    return i2() & 0xFFFF;
  }

  int i4() {
    return (int) INT.get(data, take(4));
  }

  long u4() {
    return i4() & 0xFFFFFFFFL;
  }

  long i8() {
    return (long) LONG.get(data, take(8));
  }

  /** A seek address: 8 bytes in files or records beyond 2 GB, else 4. */
  long address(boolean wide) {
    return wide ? i8() : u4();
  }

  /** A {@code TString}: one byte of length, or 255 and four more, then the characters. */
  String string() {
    int length = u1();
    if (length == 255) {
      length = count(1, "string");
    }
    return new String(data, take(length), length, StandardCharsets.UTF_8);
  }

  /** A class name: characters up to a zero byte. */
  String zeroTerminated() {
    int stop = at;
    while (stop < end && data[stop] != 0) {
      stop++;
    }
    String text = new String(data, at, stop - at, StandardCharsets.UTF_8);
    skip(text.isEmpty() ? 1 : stop - at + 1L);
    return text;
  }

  /**
   * A four-byte count of items, each of at least {@code itemBytes}: what can't fit in the record is
   * refused.
   */
  int count(int itemBytes, String ofWhat) {
    int count = i4();
    if (count < 0 || (long) count * itemBytes > remaining()) {
      throw damaged(
          "claims a "
              + ofWhat
              + " of "
              + count
              + " items where "
              + remaining()
              + " bytes are left");
    }
    return count;
  }

  StudyException damaged(String what) {
    return Damage.in(where, what);
  }

  private int take(int count) {
    if (count < 0 || end - at < count) {
      throw damaged("ends " + (count - (end - at)) + " bytes too early, at byte " + at);
    }
    int start = at;
    at += count;
    return start;
  }
}
