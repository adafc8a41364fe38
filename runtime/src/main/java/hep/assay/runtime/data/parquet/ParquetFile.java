// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.Heap;
import hep.assay.runtime.data.Schema;
import hep.assay.runtime.vocabulary.StudyException;
import io.airlift.compress.MalformedInputException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A Parquet file, opened for reading. */
public final class ParquetFile implements Closeable {
  private final Path path;
  private final FileChannel channel;
  private final ParquetFooter footer;

  private interface Step<T> {
    T run() throws IOException;
  }

  private ParquetFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.footer = ParquetFooter.read(channel);
  }

  /**
   * Opens a file and reads its footer.
   *
   * @throws StudyException where it is missing, damaged, encrypted or not Parquet
   */
  public static ParquetFile open(Path path) {
    return guard(
        "'" + path + "'",
        () -> {
          FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
          try {
            return new ParquetFile(path, channel);
          } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
          }
        });
  }

  private static <T> T guard(String what, Step<T> step) {
    try {
      return step.run();
    } catch (StudyException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new StudyException("there is no file " + what, e);
    } catch (BufferUnderflowException e) {
      throw new StudyException(what + " can't be read: a structure ends too early", e);
    } catch (IOException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException
        | MalformedInputException e) {
      throw new StudyException(what + " can't be read: " + e.getMessage(), e);
    }
  }

  public long events() {
    return footer.rows();
  }

  /** The columns that can be read, with the ranges that the footer has. */
  public List<Schema.Field> fields() {
    return footer.fields();
  }

  /**
   * Reads columns by several threads; the result does not depend on their number.
   *
   * @param columns names of columns of the file
   * @throws StudyException where one is damaged, the first in the order given
   */
  public Map<String, ColumnData> read(List<String> columns) {
    return read(columns, 0, groups());
  }

  /** The number of groups of rows, each of which can be read by itself. */
  public int groups() {
    return footer.groups().size();
  }

  /** Events of the groups {@code from} to {@code to - 1}. */
  public long events(int from, int to) {
    return footer.groups().subList(from, to).stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Where to cut the groups of rows, so that columns between two cuts take about so many bytes; a
   * larger group is one block.
   *
   * @return the first group of each block, and the number of groups at the end
   */
  public int[] bounds(List<String> columns, long bytes) {
    IntStream.Builder bounds = IntStream.builder().add(0);
    int last = 0;
    for (int group = 1; group < groups(); group++) {
      if (bytes(columns, last, group) >= bytes) {
        bounds.add(group);
        last = group;
      }
    }
    return bounds.add(groups()).build().toArray();
  }

  /** Memory that columns of some groups take, an element of a list for each event. */
  public long bytes(List<String> columns, int from, int to) {
    long each = columns.stream().mapToLong(c -> footer.leaves().get(c).field().bytes()).sum();
    return each * events(from, to);
  }

  /** Reads columns of the groups {@code from} to {@code to - 1}. */
  public Map<String, ColumnData> read(List<String> columns, int from, int to) {
    long bytes = bytes(columns, from, to);
    Heap.require(bytes, "the " + columns.size() + " columns of '" + path + "'");
    ColumnData[] read = new ColumnData[columns.size()];
    StudyException[] problems = new StudyException[read.length];
    // Each thread takes the next column when it is done with one, so that none waits for long.
    AtomicInteger next = new AtomicInteger();
    int threads = Math.min(read.length, ForkJoinPool.getCommonPoolParallelism() + 1);
    IntStream.range(0, threads)
        .parallel()
        .forEach(
            thread -> {
              Workspace workspace = new Workspace();
              for (int i; (i = next.getAndIncrement()) < read.length; ) {
                try {
                  read[i] = read(footer.leaves().get(columns.get(i)), from, to, workspace);
                } catch (StudyException e) {
                  problems[i] = e;
                }
              }
            });
    Arrays.stream(problems)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(
            problem -> {
              throw problem;
            });
    Map<String, ColumnData> table = new LinkedHashMap<>();
    for (int i = 0; i < read.length; i++) {
      table.put(columns.get(i), read[i]);
    }
    return table;
  }

  private ColumnData read(ParquetLeaf leaf, int from, int to, Workspace workspace) {
    return guard(
        "'" + path + "': column '" + leaf.name() + "'",
        () ->
            new ParquetColumn(
                    channel,
                    leaf,
                    footer.chunks(leaf).subList(from, to),
                    Math.toIntExact(events(from, to)),
                    workspace)
                .read());
  }

  @Override
  public void close() {
    guard(
        "'" + path + "'",
        () -> {
          channel.close();
          return null;
        });
  }
}
