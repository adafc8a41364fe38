// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.perturb;

import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Lists;
import hep.assay.runtime.expression.Printing;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;

/** The elements of a list that changes, and what formulas give for each of them. */
final class Elements {
  private final Columns columns;
  private final String name;
  private final Lists list;
  private final int[] event;

  /**
   * The elements of all events.
   *
   * @param columns the unchanged events
   * @param name of the list's member, for messages
   */
  Elements(Columns columns, String name, Lists list) {
    this.columns = columns;
    this.name = name;
    this.list = list;
    this.event = new int[list.start(columns.count())];
    for (int i = 0; i < columns.count(); i++) {
      Arrays.fill(event, list.start(i), list.start(i + 1), i);
    }
  }

  /** A number for each element that no selection of events changes. */
  long[] ids(long[] ofEvents) {
    long[] ids = new long[event.length];
    for (int at = 0; at < ids.length; at++) {
      ids[at] = ofEvents[event[at]] * 100_003 + at - list.start(event[at]);
    }
    return ids;
  }

  /**
   * A formula's value for each element: the element's own where it gives a list, else the event's.
   *
   * @throws StudyException where it gives a list of another length
   */
  double[] numbers(Expression formula) {
    if (Evaluator.isList(formula, columns)) {
      Lists shape = Evaluator.shape(formula, columns);
      for (int i = 0; i <= columns.count(); i++) {
        if (shape.start(i) != list.start(i)) {
          throw new StudyException(
              "'%s' and '%s' are lists of different length in event %d"
                  .formatted(Printing.text(formula), name, Math.max(0, i - 1)));
        }
      }
      return Evaluator.elements(formula, columns);
    }
    double[] perEvent = Evaluator.numbers(formula, columns);
    double[] all = new double[event.length];
    Arrays.setAll(all, at -> perEvent[event[at]]);
    return all;
  }
}
