// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * A page, unpacked.
 *
 * @param dictionary whether it holds a dictionary instead of values
 * @param values values, those that are missing included
 * @param encoding how they are written
 * @param data the values' bytes, unpacked
 * @param repetitions repetition level of each value, null where there are none
 * @param definitions definition level of each value, null where there are none
 */
record ParquetPage(
    boolean dictionary, int values, int encoding, Span data, int[] repetitions, int[] definitions) {

  /** Reads the pages of a chunk one after the other. */
  static final class Reader {
    private static final int HEAD = 1 << 12;
    private static final int LONGEST_HEAD = 1 << 28;

    private final ChunkBytes chunk;
    private final Workspace workspace;
    private final int codec;
    private final ParquetLeaf leaf;
    private long left;

    /**
     * @param values values of the chunk, which its pages can't exceed
     * @param workspace where the chunk is open and a page is unpacked, so that it is valid until
     *     the next one is read
     */
    Reader(int codec, ParquetLeaf leaf, long values, Workspace workspace) {
      this.chunk = workspace.chunk();
      this.workspace = workspace;
      this.codec = codec;
      this.leaf = leaf;
      this.left = values;
    }

    /** Values of the chunk that are still to come. */
    boolean hasNext() {
      return left > 0;
    }

    private int values(Map<?, ?> head) {
      int values = count(head, 1);
      left -= values;
      if (left < 0) {
        throw new IllegalArgumentException("it is damaged: pages have more values than the column");
      }
      return values;
    }

    ParquetPage next() throws IOException {
      Map<Integer, Object> head = head();
      long length = ParquetFooter.number(head, 3);
      if (length < 0 || length > Math.min(chunk.left(), Integer.MAX_VALUE - 8)) {
        throw new IllegalArgumentException("it is damaged: a page claims " + length + " bytes");
      }
      Span body = chunk.take((int) length);
      requireChecksum(head, body);
      return switch ((int) ParquetFooter.number(head, 1)) {
        case 0 -> first(head, body);
        case 2 -> dictionary(head, body);
        case 3 -> second(head, body);
        default -> next();
      };
    }

    /** The head of a page, which says only at its end how long it is. */
    private Map<Integer, Object> head() throws IOException {
      for (int bytes = HEAD; ; bytes = 4 * bytes) {
        Span next = chunk.next(bytes);
        CompactThrift thrift = new CompactThrift(next.array(), next.start(), next.end());
        try {
          Map<Integer, Object> head = thrift.struct();
          chunk.take(thrift.position() - next.start());
          return head;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
          if (next.length() == chunk.left() || bytes > LONGEST_HEAD) {
            throw e;
          }
        }
      }
    }

    private void requireChecksum(Map<Integer, Object> head, Span body) {
      if (head.get(4) instanceof Long expected) {
        CRC32 crc = new CRC32();
        crc.update(body.array(), body.start(), body.length());
        if ((int) crc.getValue() != expected.intValue()) {
          throw new IllegalArgumentException("it is damaged: a page has a wrong checksum");
        }
      }
    }

    private static int count(Map<?, ?> head, int field) {
      long count = ParquetFooter.number(head, field);
      if (count < 0 || count > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException("it is damaged: a page claims " + count + " values");
      }
      return (int) count;
    }

    private ParquetPage dictionary(Map<Integer, Object> head, Span body) throws IOException {
      Span data = unpacked(head, body);
      Map<?, ?> own = ParquetFooter.map(head.get(7));
      return new ParquetPage(true, count(own, 1), 0, data, null, null);
    }

    private Span unpacked(Map<Integer, Object> head, Span body) throws IOException {
      return ParquetCodec.unpack(codec, body, count(head, 2), workspace);
    }

    private ParquetPage first(Map<Integer, Object> head, Span body) throws IOException {
      Span data = unpacked(head, body);
      Map<?, ?> own = ParquetFooter.map(head.get(5));
      int values = values(own);
      int[] repetitions = null;
      if (leaf.isList()) {
        Span levels = prefixed(data);
        repetitions = levels(levels, 1, values);
        data = data.from(levels.end());
      }
      int[] definitions = null;
      if (leaf.definition() > 0) {
        Span levels = prefixed(data);
        definitions = definitions(levels, values);
        data = data.from(levels.end());
      }
      return new ParquetPage(false, values, count(own, 2), data, repetitions, definitions);
    }

    /** Levels, behind their length in four bytes. */
    private static Span prefixed(Span data) {
      data.require(4);
      int from = data.start() + 4;
      int length =
          ByteBuffer.wrap(data.array()).order(ByteOrder.LITTLE_ENDIAN).getInt(data.start());
      if (length < 0 || length > data.end() - from) {
        throw new IllegalArgumentException("it is damaged: levels of " + length + " bytes");
      }
      return new Span(data.array(), from, from + length);
    }

    /** The second version: levels stand in front, outside of the compression. */
    private ParquetPage second(Map<Integer, Object> head, Span body) throws IOException {
      Map<?, ?> own = ParquetFooter.map(head.get(8));
      int values = values(own);
      int definitionBytes = count(own, 5);
      int repetitionBytes = count(own, 6);
      long levels = (long) definitionBytes + repetitionBytes;
      if (levels > body.length()) {
        throw new IllegalArgumentException("it is damaged: levels of " + levels + " bytes");
      }
      Span rest = body.from(body.start() + (int) levels);
      int size = Math.max(0, count(head, 2) - (int) levels);
      boolean packed = !Boolean.FALSE.equals(own.get(7));
      Span data =
          size == 0
              ? body.from(body.end())
              : ParquetCodec.unpack(packed ? codec : 0, rest, size, workspace);
      int between = body.start() + repetitionBytes;
      Span repeating = new Span(body.array(), body.start(), between);
      Span defining = new Span(body.array(), between, rest.start());
      int[] repetitions = leaf.isList() ? levels(repeating, 1, values) : null;
      int[] definitions = leaf.definition() > 0 ? definitions(defining, values) : null;
      return new ParquetPage(false, values, count(own, 4), data, repetitions, definitions);
    }

    private static int[] levels(Span data, int highest, int values) {
      int width = 32 - Integer.numberOfLeadingZeros(highest);
      int[] levels = new int[values];
      new HybridRuns(data, width).read(levels, values);
      return levels;
    }

    /** Definition levels; null where nothing is missing. */
    private int[] definitions(Span data, int values) {
      int highest = leaf.definition();
      int width = 32 - Integer.numberOfLeadingZeros(highest);
      boolean full =
          !leaf.isList() && values > 0 && new HybridRuns(data, width).isRunOf(highest, values);
      return full ? null : levels(data, highest, values);
    }
  }
}
