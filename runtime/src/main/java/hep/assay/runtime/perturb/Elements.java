// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.perturb;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.expression.Lists;
import hep.assay.runtime.expression.Values;
import java.util.Set;

/** The elements of a list as if each were an event, with its event's numbers repeated. */
final class Elements implements Columns {
  private final Columns events;
  private final Lists shape;
  private final int[] event;

  Elements(Columns events, Lists shape) {
    this.events = events;
    this.shape = shape;
    this.event = new int[shape.start(events.count())];
    for (int i = 0; i < events.count(); i++) {
      for (int at = shape.start(i); at < shape.start(i + 1); at++) {
        event[at] = i;
      }
    }
  }

  /** A number for each element that no selection of events changes. */
  long[] ids(long[] ofEvents) {
    long[] ids = new long[event.length];
    for (int at = 0; at < ids.length; at++) {
      ids[at] = ofEvents[event[at]] * 100_003 + at - shape.start(event[at]);
    }
    return ids;
  }

  @Override
  public int count() {
    return event.length;
  }

  @Override
  public Set<String> names() {
    return events.names();
  }

  @Override
  public Values values(String name) {
    Values values = events.values(name);
    return values instanceof Lists list ? list.elements() : ((ColumnData) values).select(event);
  }
}
