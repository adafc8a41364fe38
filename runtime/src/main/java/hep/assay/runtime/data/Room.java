// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.vocabulary.StudyException;
import java.util.Locale;

/** Counts what is kept of a dataset while it is read, and refuses what the heap can't hold. */
final class Room {
  private final String dataset;
  private long read;
  private long kept;
  private long bytes;

  Room(String dataset) {
    this.dataset = dataset;
  }

  Room copy() {
    Room copy = new Room(dataset);
    copy.read = read;
    copy.kept = kept;
    copy.bytes = bytes;
    return copy;
  }

  void read(int events) {
    read += events;
  }

  /**
   * Some events are kept.
   *
   * @throws StudyException where all that is kept, which is copied once when samples are joined, is
   *     more than the heap, or hardly any of it is left
   */
  void keep(int events, long more) {
    kept += events;
    bytes += more;
    if (2 * bytes > Heap.most() || Heap.isFull()) {
      throw full();
    }
  }

  /** What is told where the heap can't hold what is kept. */
  StudyException full() {
    return new StudyException(
        String.format(
            Locale.ROOT,
            "the events that dataset '%s' keeps are too many: %,d of the first %,d take %,d MiB,"
                + " and the Java heap has %,d MiB in all; cut more events away, use fewer"
                + " columns, or a larger heap (ASSAY_HEAP=8g)",
            dataset,
            kept,
            read,
            bytes >> 20,
            Runtime.getRuntime().maxMemory() >> 20));
  }
}
