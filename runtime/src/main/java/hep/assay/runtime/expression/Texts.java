// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import java.util.List;

/** A column of texts, held as one small number per event and the list of distinct texts. */
public interface Texts extends Values {

  /** The distinct texts, in the order in which they first appear. */
  List<String> words();

  /** The position in {@link #words} of an event's text; -1 where it is missing. */
  int code(int event);

  @Override
  default boolean isText() {
    return true;
  }

  @Override
  default String text(int event) {
    return code(event) < 0 ? "" : words().get(code(event));
  }

  @Override
  default void copy(int from, int to, double[] into) {
    throw new UnsupportedOperationException("a column of texts has no numbers");
  }
}
