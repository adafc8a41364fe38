// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.expression.Lists;
import hep.assay.runtime.expression.Texts;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.expression.Values;
import java.util.List;

/**
 * One column of a table as a primitive array of the type that the file has: floats and 32-bit
 * integers take 4 bytes a value, doubles and 64-bit integers keep their 8.
 *
 * <p>Arrays are shared, never copied and never changed.
 */
public sealed interface ColumnData extends Values
    permits ColumnData.Floats,
        ColumnData.Doubles,
        ColumnData.Ints,
        ColumnData.Decimals,
        ColumnData.Longs,
        ColumnData.Words,
        ColumnData.Jagged,
        ColumnData.Declared,
        ShapedColumn {

  /** The rows with these indices, in this order. */
  ColumnData select(int[] rows);

  /** Bytes that the numbers take. */
  long bytes();

  /** A number that is the same exactly where the value is, for keys: event numbers keep 64 bits. */
  default long key(int event) {
    double[] value = new double[1];
    copy(event, event + 1, value);
    return Double.doubleToLongBits(value[0] + 0.0);
  }

  /** 32-bit floats. */
  record Floats(float[] numbers) implements ColumnData {
    @Override
    public int count() {
      return numbers.length;
    }

    @Override
    public void copy(int from, int to, double[] into) {
      for (int i = from; i < to; i++) {
        into[i - from] = numbers[i];
      }
    }

    @Override
    public ColumnData select(int[] rows) {
      float[] chosen = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        chosen[i] = numbers[rows[i]];
      }
      return new Floats(chosen);
    }

    @Override
    public long bytes() {
      return 4L * numbers.length;
    }
  }

  /** 64-bit floats. */
  record Doubles(double[] numbers) implements ColumnData {
    @Override
    public int count() {
      return numbers.length;
    }

    @Override
    public void copy(int from, int to, double[] into) {
      System.arraycopy(numbers, from, into, 0, to - from);
    }

    @Override
    public ColumnData select(int[] rows) {
      double[] chosen = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        chosen[i] = numbers[rows[i]];
      }
      return new Doubles(chosen);
    }

    @Override
    public long bytes() {
      return 8L * numbers.length;
    }
  }

  /** 32-bit integers; smaller ones and truth values (1 and 0) too. */
  record Ints(int[] numbers) implements ColumnData {
    @Override
    public int count() {
      return numbers.length;
    }

    @Override
    public void copy(int from, int to, double[] into) {
      for (int i = from; i < to; i++) {
        into[i - from] = numbers[i];
      }
    }

    @Override
    public ColumnData select(int[] rows) {
      int[] chosen = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        chosen[i] = numbers[rows[i]];
      }
      return new Ints(chosen);
    }

    @Override
    public long bytes() {
      return 4L * numbers.length;
    }

    @Override
    public long key(int event) {
      return numbers[event];
    }
  }

  /**
   * Decimal fractions with a common number of digits, as text files have them: {@code 138.47} with
   * three digits is 138470. The value is the double nearest to what is written.
   *
   * @param numbers the values times {@code 10^digits}; the smallest integer for a missing one
   * @param digits digits after the point, at most nine
   */
  record Decimals(int[] numbers, int digits) implements ColumnData {
    @Override
    public int count() {
      return numbers.length;
    }

    @Override
    public void copy(int from, int to, double[] into) {
      // Both numbers are exact doubles, so that their quotient is correctly rounded.
      double scale = Math.pow(10, digits);
      for (int i = from; i < to; i++) {
        into[i - from] = numbers[i] == Integer.MIN_VALUE ? Double.NaN : numbers[i] / scale;
      }
    }

    @Override
    public ColumnData select(int[] rows) {
      return new Decimals(((Ints) new Ints(numbers).select(rows)).numbers(), digits);
    }

    @Override
    public long bytes() {
      return 4L * numbers.length;
    }
  }

  /** 64-bit integers, such as event numbers. */
  record Longs(long[] numbers) implements ColumnData {
    @Override
    public int count() {
      return numbers.length;
    }

    @Override
    public void copy(int from, int to, double[] into) {
      for (int i = from; i < to; i++) {
        into[i - from] = numbers[i];
      }
    }

    @Override
    public ColumnData select(int[] rows) {
      long[] chosen = new long[rows.length];
      for (int i = 0; i < rows.length; i++) {
        chosen[i] = numbers[rows[i]];
      }
      return new Longs(chosen);
    }

    @Override
    public long bytes() {
      return 8L * numbers.length;
    }

    @Override
    public long key(int event) {
      return numbers[event];
    }
  }

  /**
   * Texts.
   *
   * @param words the distinct texts
   * @param codes position in {@code words} of each event's text; -1 where missing
   */
  record Words(List<String> words, int[] codes) implements ColumnData, Texts {
    public Words {
      words = List.copyOf(words);
    }

    @Override
    public int count() {
      return codes.length;
    }

    @Override
    public int code(int event) {
      return codes[event];
    }

    @Override
    public ColumnData select(int[] rows) {
      return new Words(words, ((Ints) new Ints(codes).select(rows)).numbers());
    }

    @Override
    public long bytes() {
      return 4L * codes.length;
    }

    @Override
    public long key(int event) {
      long hash = 1125899906842597L;
      String text = text(event);
      for (int i = 0; i < text.length(); i++) {
        hash = 31 * hash + text.charAt(i);
      }
      return hash;
    }
  }

  /**
   * Several numbers per event.
   *
   * @param starts position of each event's first element, and the number of elements at the end
   * @param elements the elements of all events
   */
  record Jagged(int[] starts, ColumnData elements) implements ColumnData, Lists {
    @Override
    public int count() {
      return starts.length - 1;
    }

    @Override
    public int start(int event) {
      return starts[event];
    }

    @Override
    public ColumnData select(int[] rows) {
      int[] chosen = new int[rows.length + 1];
      for (int i = 0; i < rows.length; i++) {
        chosen[i + 1] = Math.addExact(chosen[i], starts[rows[i] + 1] - starts[rows[i]]);
      }
      int[] positions = new int[chosen[rows.length]];
      for (int i = 0; i < rows.length; i++) {
        for (int j = chosen[i]; j < chosen[i + 1]; j++) {
          positions[j] = starts[rows[i]] + j - chosen[i];
        }
      }
      return new Jagged(chosen, elements.select(positions));
    }

    @Override
    public long bytes() {
      return 4L * starts.length + elements.bytes();
    }

    @Override
    public Unit unit() {
      return elements.unit();
    }

    @Override
    public long key(int event) {
      throw new UnsupportedOperationException("a list is not a key");
    }
  }

  /**
   * The numbers of another column with what the study declared of them.
   *
   * @param raw numbers of the file
   * @param unit their unit
   * @param missing the number that stands for a missing value; NaN for none
   */
  record Declared(ColumnData raw, Unit unit, double missing) implements ColumnData {
    @Override
    public int count() {
      return raw.count();
    }

    @Override
    public void copy(int from, int to, double[] into) {
      raw.copy(from, to, into);
      if (!Double.isNaN(missing)) {
        for (int i = 0; i < to - from; i++) {
          into[i] = into[i] == missing ? Double.NaN : into[i];
        }
      }
    }

    @Override
    public ColumnData select(int[] rows) {
      return new Declared(raw.select(rows), unit, missing);
    }

    @Override
    public long bytes() {
      return raw.bytes();
    }

    @Override
    public long key(int event) {
      return raw.key(event);
    }
  }

  /** This column with a unit and a number for missing values; texts stay as they are. */
  default ColumnData declared(Unit declared, double missing) {
    if (isText()) {
      return this;
    }
    if (this instanceof Jagged list) {
      return new Jagged(list.starts(), list.elements().declared(declared, missing));
    }
    if (this instanceof ShapedColumn shaped) {
      return shaped.declaredAs(declared, missing);
    }
    ColumnData raw = this instanceof Declared before ? before.raw() : this;
    return new Declared(raw, declared, missing);
  }
}
