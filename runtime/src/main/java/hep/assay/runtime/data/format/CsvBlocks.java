// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import hep.assay.runtime.data.Blocks;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.data.Joined;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Reads a large plain text table in blocks of lines, several at once. Blocks depend on the file
 * only, so that the columns are the same for any number of threads.
 *
 * <p>Quoted cells may contain line ends, and a problem needs its line: such files are left to
 * reading from the beginning.
 */
final class CsvBlocks {
  private static final int BLOCK = 1 << 23;

  private CsvBlocks() {}

  /** The table; empty where it has to be read from the beginning. */
  static Optional<EventTable> read(Path file, Supplier<CsvRows> beginning) {
    try {
      boolean packed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
      long size = Files.size(file);
      if (packed || size <= 2L * BLOCK) {
        return Optional.empty();
      }
      CsvRows first = beginning.get();
      return first.isDecided() ? blocks(file, size, first) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * A table of which no more than a few blocks of lines are in memory.
   *
   * @param in the table from its first byte, unpacked
   * @param beginning its first rows
   */
  static Blocks of(InputStream in, char separator, CsvRows beginning) {
    return new Blocks() {
      private final LineBlocks lines = new LineBlocks(in, BLOCK);

      @Override
      public Optional<Supplier<EventTable>> next() {
        try {
          return lines
              .next()
              .map(block -> () -> table(block, separator, beginning).orElseThrow(Inseparable::new));
        } catch (IOException damaged) {
          throw new Inseparable();
        }
      }

      @Override
      public long bytes() {
        return BLOCK;
      }

      @Override
      public void close() {
        try {
          in.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private static Optional<EventTable> blocks(Path file, long size, CsvRows first)
      throws IOException {
    char separator = CsvFormat.separator(file);
    int count = Math.toIntExact((size + BLOCK - 1) / BLOCK);
    List<Optional<EventTable>> tables =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(block -> table(file, block, separator, first))
            .toList();
    return tables.stream().allMatch(Optional::isPresent)
        ? Optional.of(Joined.of(tables.stream().map(Optional::get).toList()))
        : Optional.empty();
  }

  /** The lines that begin in a block; empty where they can't be read by themselves. */
  private static Optional<EventTable> table(Path file, int block, char separator, CsvRows first) {
    try {
      return table(lines(file, block), separator, first);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<EventTable> table(byte[] lines, char separator, CsvRows first) {
    try {
      CsvRows plain = CsvRows.within(first);
      if (separator != ' ' && plain.addPlain(lines, (byte) separator)) {
        return Optional.of(plain.table());
      }
      for (byte one : lines) {
        if (one == '"') {
          return Optional.empty();
        }
      }
      CsvRows rows = CsvRows.within(first);
      CsvFormat.parse(new ByteArrayInputStream(lines), separator, rows);
      return Optional.of(rows.table());
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static byte[] lines(Path file, int block) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long from = lineStart(channel, (long) block * BLOCK);
      long to = lineStart(channel, (block + 1L) * BLOCK);
      // The header is the first block's first line.
      from = block == 0 ? lineStart(channel, 1) : from;
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(Math.max(0, to - from)));
      while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
        // until all is there
      }
      return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }
  }

  /** The first position from here on at which a line begins; the end of the file without one. */
  private static long lineStart(FileChannel channel, long from) throws IOException {
    if (from == 0) {
      return 0;
    }
    ByteBuffer bytes = ByteBuffer.allocate(1 << 12);
    long at = from - 1;
    while (channel.read(bytes.clear(), at) > 0) {
      for (int i = 0; i < bytes.position(); i++) {
        if (bytes.get(i) == '\n') {
          return at + i + 1;
        }
      }
      at += bytes.position();
    }
    return channel.size();
  }
}
