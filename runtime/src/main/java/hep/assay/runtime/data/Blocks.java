// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The events of a file a block at a time, so that no more than a few blocks of it need be in memory
 * at once. Block after block they are what {@link Format#read} gives; where blocks begin depends on
 * the file and the columns only.
 */
public interface Blocks extends AutoCloseable {
  /** Bytes of values that a block should have: few enough for several at a time in a small heap. */
  long BYTES = 8 << 20;

  /**
   * How to read the next block; empty behind the last one. Asked for by one thread; what it gives
   * may be read by any thread until this is closed, and throws {@link Inseparable} where the file
   * turns out to be readable only as a whole.
   */
  Optional<Supplier<EventTable>> next();

  /** About the bytes that a block takes in memory. */
  long bytes();

  @Override
  void close();

  /** The file has something in it for which it has to be read from its beginning, in one go. */
  final class Inseparable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A reason that only {@link Format#read} needs to tell. */
    public Inseparable() {
      super("", null, false, false);
    }
  }

  /** A file as one block. */
  static Blocks whole(Supplier<EventTable> all, long bytes) {
    return of(List.of(all), bytes, () -> {});
  }

  /** Blocks whose places are known. */
  static Blocks of(List<Supplier<EventTable>> all, long bytes, Runnable close) {
    Iterator<Supplier<EventTable>> left = all.iterator();
    return new Blocks() {
      @Override
      public Optional<Supplier<EventTable>> next() {
        return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
      }

      @Override
      public long bytes() {
        return bytes;
      }

      @Override
      public void close() {
        close.run();
      }
    };
  }
}
