// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.Heap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One column of a text file while it is read: takes the smallest type that holds every value
 * exactly.
 *
 * <p>The first cell that is not empty decides whether the column is one of numbers or of texts.
 * Numbers start as decimals in 4 bytes; a value that doesn't fit makes all of them 64-bit integers
 * or doubles.
 */
final class CsvColumn {
  private static final int MISSING = Integer.MIN_VALUE;
  private static final int[] TENS = {
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
  };

  private enum Mode {
    UNDECIDED,
    DECIMAL,
    LONG,
    DOUBLE,
    TEXT
  }

  private Mode mode = Mode.UNDECIDED;
  private int count;
  private int missing;
  private int digits;
  private int[] decimals = new int[1024];
  private long[] longs;
  private double[] doubles;
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  /** A column of which nothing is known yet. */
  CsvColumn() {}

  /** The next part of a column whose beginning decided whether it is one of texts. */
  CsvColumn(CsvColumn beginning) {
    mode = beginning.mode == Mode.TEXT ? Mode.TEXT : Mode.DECIMAL;
  }

  /** Whether some cell decided what the column is. */
  boolean isDecided() {
    return mode != Mode.UNDECIDED;
  }

  /** Adds a cell; false where the column is one of numbers and the cell isn't one. */
  boolean add(char[] text, int offset, int length) {
    int from = offset;
    int to = offset + length;
    while (from < to && text[from] <= ' ') {
      from++;
    }
    while (from < to && text[to - 1] <= ' ') {
      to--;
    }
    if (mode == Mode.TEXT) {
      addText(new String(text, from, to - from));
      return true;
    }
    if (isMissing(text, from, to)) {
      addMissing();
      return true;
    }
    if (mode == Mode.UNDECIDED) {
      mode = number(text, from, to) ? Mode.DECIMAL : Mode.TEXT;
    }
    if (mode == Mode.TEXT) {
      addText(new String(text, from, to - from));
      return true;
    }
    return addNumber(text, from, to);
  }

  static boolean number(char[] text, int from, int to) {
    return isMissing(text, from, to) ? to > from : !Double.isNaN(parse(text, from, to));
  }

  private static boolean isMissing(char[] text, int from, int to) {
    return from == to
        || to - from == 3
            && (text[from] | 32) == 'n'
            && (text[from + 1] | 32) == 'a'
            && (text[from + 2] | 32) == 'n';
  }

  private static double parse(char[] text, int from, int to) {
    try {
      return JavaDoubleParser.parseDouble(text, from, to - from);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private void addText(String text) {
    grow();
    Integer code = codes.get(text);
    if (code == null) {
      code = words.size();
      words.add(text);
      codes.put(text, code);
    }
    missing += text.isEmpty() ? 1 : 0;
    decimals[count++] = code;
  }

  private void addMissing() {
    if (mode == Mode.LONG) {
      toDoubles();
    }
    grow();
    missing++;
    if (mode == Mode.DOUBLE) {
      doubles[count++] = Double.NaN;
    } else {
      decimals[count++] = MISSING;
    }
  }

  private boolean addNumber(char[] text, int from, int to) {
    if (mode == Mode.DECIMAL && addDecimal(text, from, to)) {
      return true;
    }
    if (mode != Mode.DOUBLE && addLong(text, from, to)) {
      return true;
    }
    double value = parse(text, from, to);
    if (Double.isNaN(value)) {
      return false;
    }
    toDoubles();
    grow();
    doubles[count++] = value;
    return true;
  }

  /** Whether numbers are still held as decimals. */
  boolean isDecimal() {
    return mode == Mode.DECIMAL;
  }

  /** A plain decimal of at most nine digits; false for anything else. */
  private boolean addDecimal(char[] text, int from, int to) {
    int at = text[from] == '-' || text[from] == '+' ? from + 1 : from;
    int point = -1;
    if (to - at > 10 || to == at) {
      return false;
    }
    int number = 0;
    int read = 0;
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (text[at] == '.' && point < 0) {
        point = at;
      } else if (digit < 0 || digit > 9 || ++read > 9) {
        return false;
      } else {
        number = 10 * number + digit;
      }
    }
    return read > 0 && addDecimal(number, text[from] == '-', point < 0 ? 0 : to - point - 1);
  }

  /** Whether numbers are held as doubles. */
  boolean isDouble() {
    return mode == Mode.DOUBLE;
  }

  /** Adds a number to a column of doubles; false where it is none. */
  boolean addDouble(byte[] text, int from, int to) {
    double value;
    try {
      value = JavaDoubleParser.parseDouble(text, from, to - from);
    } catch (NumberFormatException e) {
      return false;
    }
    grow();
    doubles[count++] = value;
    return true;
  }

  /**
   * Adds {@code number / 10^fraction} to a column of decimals; false where it can't be one.
   *
   * @param number of at most nine digits
   */
  boolean addDecimal(int number, boolean negative, int fraction) {
    boolean negativeZero = number == 0 && negative;
    if (negativeZero || !scaleTo(Math.max(digits, fraction))) {
      return false;
    }
    long scaled = (long) number * TENS[digits - fraction];
    if (scaled > Integer.MAX_VALUE) {
      return false;
    }
    grow();
    decimals[count++] = (int) (negative ? -scaled : scaled);
    return true;
  }

  /** Gives all decimals so many digits, unless one would not fit. */
  private boolean scaleTo(int wanted) {
    if (wanted == digits) {
      return true;
    }
    int factor = TENS[wanted - digits];
    for (int i = 0; i < count; i++) {
      if (decimals[i] != MISSING && Math.abs((long) decimals[i]) * factor > Integer.MAX_VALUE) {
        return false;
      }
    }
    for (int i = 0; i < count; i++) {
      decimals[i] = decimals[i] == MISSING ? MISSING : decimals[i] * factor;
    }
    digits = wanted;
    return true;
  }

  private boolean addLong(char[] text, int from, int to) {
    if (digits > 0 || missing > 0 || to - from > 19) {
      return false;
    }
    for (int i = text[from] == '-' ? from + 1 : from; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return false;
      }
    }
    try {
      long value = Long.parseLong(new String(text, from, to - from));
      if (mode == Mode.DECIMAL) {
        longs = Arrays.stream(decimals).asLongStream().toArray();
        mode = Mode.LONG;
      }
      grow();
      longs[count++] = value;
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private void toDoubles() {
    if (mode == Mode.DOUBLE) {
      return;
    }
    double[] all = new double[decimals.length];
    if (mode == Mode.LONG) {
      all = new double[longs.length];
      new ColumnData.Longs(longs).copy(0, count, all);
    } else {
      new ColumnData.Decimals(decimals, digits).copy(0, count, all);
    }
    doubles = all;
    decimals = null;
    longs = null;
    mode = Mode.DOUBLE;
  }

  private void grow() {
    int room = longs != null ? longs.length : doubles != null ? doubles.length : decimals.length;
    if (count < room) {
      return;
    }
    int more = room + (room >> 1);
    if (more > 1 << 22) {
      Heap.require(8L * more, "the values of a column of a text file");
    }
    if (mode == Mode.LONG) {
      longs = Arrays.copyOf(longs, more);
    } else if (mode == Mode.DOUBLE) {
      doubles = Arrays.copyOf(doubles, more);
    } else {
      decimals = Arrays.copyOf(decimals, more);
    }
  }

  int missing() {
    return missing;
  }

  /** The column; a column of nothing but missing values is one of numbers. */
  ColumnData finish() {
    return switch (mode) {
      case LONG -> new ColumnData.Longs(Arrays.copyOf(longs, count));
      case DOUBLE -> new ColumnData.Doubles(Arrays.copyOf(doubles, count));
      case TEXT -> texts();
      default ->
          digits == 0 && missing == 0
              ? new ColumnData.Ints(Arrays.copyOf(decimals, count))
              : new ColumnData.Decimals(Arrays.copyOf(decimals, count), digits);
    };
  }

  /** Cells that were empty before the first text are missing texts. */
  private ColumnData texts() {
    int[] trimmed = Arrays.copyOf(decimals, count);
    int empty = words.indexOf("");
    for (int i = 0; i < count; i++) {
      trimmed[i] = trimmed[i] == MISSING || trimmed[i] == empty ? -1 : trimmed[i];
    }
    return new ColumnData.Words(words, trimmed);
  }
}
