// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

/**
 * A column with several numbers per event: the constituents of a jet, the pixels of an image.
 *
 * <p>The elements of all events follow one another; those of event {@code i} are {@code [start(i),
 * start(i + 1))}.
 */
public interface Lists extends Values {

  /**
   * Position of the first element of an event; {@code start(count())} is the number of elements.
   */
  int start(int event);

  /** The elements of all events, in the unit of this column. */
  Values elements();

  @Override
  default Unit unit() {
    return elements().unit();
  }

  @Override
  default void copy(int from, int to, double[] into) {
    throw new UnsupportedOperationException("a list has no single number per event");
  }
}
