// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads cells straight from the bytes of a text table. */
final class CsvPlain {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int[] TENS = {
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  private CsvPlain() {}

  static boolean is(byte[] lines, int at, byte wanted) {
    return at < lines.length && lines[at] == wanted;
  }

  /**
   * Adds the cell that starts at {@code at}.
   *
   * @param column null where it is not wanted
   * @return the first byte behind it, negative where it is not plain or not what the column holds
   */
  static int add(CsvColumn column, byte[] lines, int at, byte separator) {
    if (column != null && column.isDecimal()) {
      int end = addDecimal(column, lines, at, separator);
      if (end >= 0) {
        return end;
      }
    }
    int end = at;
    for (; end < lines.length && !ends(lines[end], separator); end++) {
      if (lines[end] < 0 || lines[end] == '"') {
        return -1;
      }
    }
    if (column == null) {
      return end;
    }
    if (column.isDouble()
        && end > at
        && (lines[at] == '-' || lines[at] >= '0' && lines[at] <= '9')) {
      return column.addDouble(lines, at, end) ? end : -1;
    }
    char[] text = new String(lines, at, end - at, StandardCharsets.ISO_8859_1).toCharArray();
    return column.add(text, 0, text.length) ? end : -1;
  }

  private static boolean ends(byte one, byte separator) {
    return one == separator || one == '\n' || one == '\r';
  }

  /**
   * A decimal of at most nine digits, up to seven on either side of a point; negative for anything
   * else. Eight bytes are looked at together: lengths that change from cell to cell would mislead a
   * processor that goes digit by digit.
   */
  private static int addDecimal(CsvColumn column, byte[] lines, int from, byte separator) {
    boolean negative = is(lines, from, (byte) '-');
    int first = negative ? from + 1 : from;
    if (lines.length - first < 17) {
      return -1;
    }
    long bytes = (long) LONG.get(lines, first);
    int before = digits(bytes);
    int number = value(bytes, before);
    int at = first + before;
    int after = 0;
    if (lines[at] == '.') {
      bytes = (long) LONG.get(lines, at + 1);
      after = digits(bytes);
      number = number * TENS[after] + value(bytes, after);
      at += 1 + after;
    }
    int digits = before + after;
    boolean fits = digits > 0 && digits <= 9 && before < 8 && after < 8;
    return fits && ends(lines[at], separator) && column.addDecimal(number, negative, after)
        ? at
        : -1;
  }

  /** How many of eight bytes, from the lowest on, are digits before one is not. */
  private static int digits(long bytes) {
    // a byte is none where adding 0x46 or taking 0x30 away sets its highest bit
    long others = (bytes + 0x4646464646464646L | bytes - 0x3030303030303030L) & 0x8080808080808080L;
    return Long.numberOfTrailingZeros(others) >>> 3;
  }

  /** The number of the lowest {@code count} bytes, which are digits; 0 of none. */
  private static int value(long bytes, int count) {
    if (count == 0) {
      return 0;
    }
    // to the upper end, with zeros as leading digits; then pairs, fours and all eight are joined
    long digits = bytes - 0x3030303030303030L << 64 - 8 * count;
    digits = digits * 10 + (digits >>> 8);
    long odd = (digits & 0x000000FF000000FFL) * 0x000F424000000064L;
    long even = (digits >>> 16 & 0x000000FF000000FFL) * 0x0000271000000001L;
    return (int) (odd + even >>> 32);
  }
}
