// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import java.util.Arrays;

/**
 * One value per event, held as a primitive array and read in blocks.
 *
 * <p>Numbers are in the column's own unit; a missing value is NaN.
 */
public interface Values {

  int count();

  /** The unit of the numbers; {@link Unit#NONE} for pure numbers and texts. */
  default Unit unit() {
    return Unit.NONE;
  }

  /** Copies the numbers of the events {@code [from, to)} to the start of {@code into}. */
  void copy(int from, int to, double[] into);

  /** Whether the values are texts; then {@link #text} is theirs and {@link #copy} refuses. */
  default boolean isText() {
    return false;
  }

  /** The text of one event. */
  default String text(int event) {
    throw new UnsupportedOperationException("a column of numbers has no texts");
  }

  /** All numbers in a new array. */
  default double[] all() {
    double[] all = new double[count()];
    copy(0, count(), all);
    return all;
  }

  /** Numbers held in an array that nobody changes any more. */
  static Values of(Unit unit, double... numbers) {
    return new Values() {
      @Override
      public int count() {
        return numbers.length;
      }

      @Override
      public Unit unit() {
        return unit;
      }

      @Override
      public void copy(int from, int to, double[] into) {
        System.arraycopy(numbers, from, into, 0, to - from);
      }

      @Override
      public double[] all() {
        return Arrays.copyOf(numbers, numbers.length);
      }
    };
  }
}
