// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.structure;

import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.expression.Lists;
import hep.assay.runtime.expression.Values;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;

/** Members of one list side by side, read an event at a time in canonical units. */
final class Objects {
  private final List<String> names;
  private final Lists[] members;

  /**
   * @throws StudyException where a column is no list of numbers, or the lists differ in length
   */
  Objects(Columns columns, List<String> names) {
    this.names = names;
    this.members = new Lists[names.size()];
    for (int k = 0; k < members.length; k++) {
      Values values = columns.values(names.get(k));
      if (!(values instanceof Lists list) || list.elements().isText()) {
        throw new StudyException(
            "'" + names.get(k) + "' has one value per event; the members of a list are needed");
      }
      members[k] = list;
    }
  }

  /** The number of objects of an event. */
  int count(int event) {
    int count = members[0].start(event + 1) - members[0].start(event);
    for (int k = 1; k < members.length; k++) {
      int other = members[k].start(event + 1) - members[k].start(event);
      if (other != count) {
        throw new StudyException(
            "event "
                + event
                + " has "
                + count
                + " values of '"
                + names.get(0)
                + "' and "
                + other
                + " of '"
                + names.get(k)
                + "'");
      }
    }
    return count;
  }

  /** {@code [member][object]} of an event. */
  double[][] of(int event) {
    double[][] values = new double[members.length][count(event)];
    for (int k = 0; k < members.length; k++) {
      int start = members[k].start(event);
      members[k].elements().copy(start, start + values[k].length, values[k]);
      double factor = members[k].unit().factor();
      for (int i = 0; factor != 1 && i < values[k].length; i++) {
        values[k][i] *= factor;
      }
    }
    return values;
  }
}
