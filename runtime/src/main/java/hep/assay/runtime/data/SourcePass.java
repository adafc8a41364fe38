// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.data.format.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Reads files once, block after block: a few blocks at a time by several threads, whose results are
 * taken in the order of the events, so that they depend on neither.
 *
 * @param tree in every file
 * @param columns to read
 */
record SourcePass(String tree, Set<String> columns) {
  /** A smaller file is one block, opened and read by the thread that wants it. */
  private static final long SMALL = Blocks.BYTES / 2;

  /**
   * What is done with blocks.
   *
   * @param <T> what is made of a block
   */
  interface Step<T> {
    /**
     * Makes something of a block; by several threads at once.
     *
     * @param first the number of the block's first event
     */
    T see(EventTable block, long first);

    /** Takes what was made of a block; in the order of the events. */
    void take(T seen);
  }

  /**
   * Reads all files.
   *
   * @return the number of events
   * @throws Blocks.Inseparable where a file can only be read {@code whole}
   */
  <T> long read(List<Path> files, boolean whole, Step<T> step) {
    try (Wave wave = new Wave(files, whole)) {
      long events = 0;
      for (List<Supplier<EventTable>> some = wave.next(); !some.isEmpty(); some = wave.next()) {
        events = take(some, events, step);
      }
      return events;
    }
  }

  /** Reads some blocks at once; the number of events behind them. */
  static <T> long take(List<Supplier<EventTable>> blocks, long first, Step<T> step) {
    List<EventTable> tables = all(blocks.size(), i -> blocks.get(i).get());
    long[] starts = new long[tables.size() + 1];
    starts[0] = first;
    for (int i = 0; i < tables.size(); i++) {
      starts[i + 1] = starts[i] + tables.get(i).count();
    }
    all(tables.size(), i -> step.see(tables.get(i), starts[i])).forEach(step::take);
    return starts[tables.size()];
  }

  /** Does all at once; of several problems that of the first is thrown. */
  private static <R> List<R> all(int count, IntFunction<R> work) {
    RuntimeException[] problems = new RuntimeException[count];
    List<R> results =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(
                i -> {
                  try {
                    return Optional.of(work.apply(i));
                  } catch (RuntimeException problem) {
                    problems[i] = problem;
                    return Optional.<R>empty();
                  }
                })
            .flatMap(Optional::stream)
            .toList();
    for (RuntimeException problem : problems) {
      if (problem != null) {
        throw problem;
      }
    }
    return results;
  }

  /** The blocks of all files, as many at a time as there are cores and room for. */
  private final class Wave implements AutoCloseable {
    private final List<Path> files;
    private final boolean whole;
    private final List<Blocks> done = new ArrayList<>();
    private int next;
    private Blocks open;

    Wave(List<Path> files, boolean whole) {
      this.files = files;
      this.whole = whole;
    }

    List<Supplier<EventTable>> next() {
      done.forEach(Blocks::close);
      done.clear();
      List<Supplier<EventTable>> some = new ArrayList<>();
      long most = 1;
      for (boolean more = true; more && some.size() < most; ) {
        Optional<Supplier<EventTable>> block = block();
        block.ifPresent(some::add);
        more = block.isPresent();
        most = more ? atOnce(open.bytes()) : most;
      }
      return some;
    }

    private Optional<Supplier<EventTable>> block() {
      while (open != null || next < files.size()) {
        open = open == null ? blocks(files.get(next++)) : open;
        Optional<Supplier<EventTable>> block = open.next();
        if (block.isPresent()) {
          return block;
        }
        done.add(open);
        open = null;
      }
      return Optional.empty();
    }

    private Blocks blocks(Path file) {
      Format format = Formats.of(file);
      return whole || size(file) <= SMALL
          ? Blocks.whole(() -> format.read(file, tree, columns), Blocks.BYTES)
          : format.blocks(file, tree, columns);
    }

    @Override
    public void close() {
      done.forEach(Blocks::close);
      if (open != null) {
        open.close();
      }
    }
  }

  private static long atOnce(long bytes) {
    long room = Runtime.getRuntime().maxMemory() / 8 / Math.max(1, bytes);
    return Math.max(1, Math.min(room, Runtime.getRuntime().availableProcessors()));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      // Whoever reads it says what is wrong.
      return 0;
    }
  }
}
