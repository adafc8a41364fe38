// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import java.util.Set;

/** Named columns with one value per event; what an expression is evaluated on. */
public interface Columns {

  /** The number of events. */
  int count();

  /** The names that {@link #values} knows. */
  Set<String> names();

  /**
   * The values of one column.
   *
   * @throws hep.assay.runtime.vocabulary.StudyException where there is no such column, with the
   *     nearest known one
   */
  Values values(String name);
}
