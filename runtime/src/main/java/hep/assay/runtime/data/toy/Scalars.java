// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.toy;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Heap;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Setting;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Makes events of a label and some numbers; each event has a random stream of its own. */
final class Scalars {
  private Scalars() {}

  static final Setting EVENTS =
      Setting.integer("events", "number of events").orElse(100_000).within(1, 500_000_000);

  /** Makes one event. */
  @FunctionalInterface
  interface Maker {
    /** Fills the numbers of an event and returns its label. */
    int make(int event, SplittableRandom random, double[] numbers);
  }

  /** Columns {@code label} and {@code names}, the numbers as floats. */
  static EventTable table(int events, Seed seed, List<String> names, Maker maker) {
    Heap.require(4L * events * (names.size() + 1), events + " events of a generator");
    int[] labels = new int[events];
    float[][] columns = new float[names.size()][events];
    IntStream.range(0, events)
        .parallel()
        .forEach(
            event -> {
              double[] numbers = new double[names.size()];
              labels[event] = maker.make(event, seed.of("event", event).stream(), numbers);
              for (int k = 0; k < numbers.length; k++) {
                columns[k][event] = (float) numbers[k];
              }
            });
    EventTable table = EventTable.of(events).with("label", new ColumnData.Ints(labels));
    for (int k = 0; k < columns.length; k++) {
      table = table.with(names.get(k), new ColumnData.Floats(columns[k]));
    }
    return table;
  }

  static Schema schema(int events, List<String> names) {
    List<Schema.Field> fields = new java.util.ArrayList<>();
    fields.add(Schema.Field.of("label", Schema.Kind.INTEGER, "integer", 4).range(0, 1, 0));
    names.forEach(name -> fields.add(Schema.Field.of(name, Schema.Kind.NUMBER, "float32", 4)));
    return new Schema("", fields, events);
  }
}
