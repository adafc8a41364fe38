// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.expression.Lists;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;

/**
 * A column with a shape: the same number of values for every event, 4 bytes each. In expressions it
 * is a list of them, so that {@code sum(picture)} is the sum of its pixels.
 *
 * @param shape how the values of an event are arranged
 * @param count number of events
 * @param numbers the values event after event, never changed
 * @param unit of the values
 */
public record ShapedColumn(Shape shape, int count, float[] numbers, Unit unit)
    implements ColumnData, Lists {
  public ShapedColumn {
    if (numbers.length != (long) count * shape.values()) {
      throw new IllegalArgumentException(
          count + " events of " + shape.title() + ", and " + numbers.length + " values");
    }
  }

  /** An array for so many events; refused where it can't be had. */
  public static float[] array(Shape shape, int count, String what) {
    long values = (long) count * shape.values();
    if (values > Integer.MAX_VALUE - 8) {
      throw new StudyException(
          what
              + " are "
              + count
              + " events with "
              + shape.values()
              + " values each, more than one column can hold; use fewer events or a smaller shape");
    }
    Heap.require(4 * values, what);
    return new float[(int) values];
  }

  /** Any numbers as those of a shape, in 32 bits. */
  public static ShapedColumn of(Shape shape, int count, ColumnData flat, String what) {
    if (flat instanceof ColumnData.Floats floats) {
      return new ShapedColumn(shape, count, floats.numbers(), Unit.NONE);
    }
    float[] numbers = array(shape, count, what);
    double[] block = new double[1 << 14];
    for (int from = 0; from < numbers.length; from += block.length) {
      int to = Math.min(numbers.length, from + block.length);
      flat.copy(from, to, block);
      for (int i = from; i < to; i++) {
        numbers[i] = (float) block[i - from];
      }
    }
    return new ShapedColumn(shape, count, numbers, flat.unit());
  }

  @Override
  public int start(int event) {
    return event * shape.values();
  }

  @Override
  public ColumnData elements() {
    ColumnData floats = new ColumnData.Floats(numbers);
    return unit.equals(Unit.NONE) ? floats : floats.declared(unit, Double.NaN);
  }

  @Override
  public ColumnData select(int[] rows) {
    int each = shape.values();
    float[] chosen = array(shape, rows.length, "the chosen events of a column");
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(numbers, rows[i] * each, chosen, i * each, each);
    }
    return new ShapedColumn(shape, rows.length, chosen, unit);
  }

  ShapedColumn declaredAs(Unit declared, double missing) {
    if (Double.isNaN(missing)) {
      return new ShapedColumn(shape, count, numbers, declared);
    }
    float[] known = numbers.clone();
    for (int i = 0; i < known.length; i++) {
      known[i] = known[i] == (float) missing ? Float.NaN : known[i];
    }
    return new ShapedColumn(shape, count, known, declared);
  }

  /** Columns of one shape one after another. */
  static ColumnData join(List<ColumnData> parts, int count) {
    ShapedColumn first = (ShapedColumn) parts.get(0);
    float[] all = array(first.shape, count, "the events of a column");
    int at = 0;
    for (ColumnData part : parts) {
      ShapedColumn own = (ShapedColumn) part;
      if (!own.shape.equals(first.shape) || !own.unit.equals(first.unit)) {
        throw new StudyException(
            "a column is "
                + first.shape.title()
                + " in one file, and "
                + own.shape.title()
                + " in another");
      }
      System.arraycopy(own.numbers, 0, all, at, own.numbers.length);
      at += own.numbers.length;
    }
    return new ShapedColumn(first.shape, count, all, first.unit);
  }

  @Override
  public long bytes() {
    return 4L * numbers.length;
  }

  @Override
  public long key(int event) {
    throw new UnsupportedOperationException("a column with a shape is not a key");
  }
}
