// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import java.io.IOException;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * A page, unpacked.
 *
 * @param dictionary whether it holds a dictionary instead of values
 * @param values values, those that are missing included
 * @param encoding how they are written
 * @param data unpacked bytes, of which the values are those from {@code start}
 * @param repetitions repetition level of each value, null where there are none
 * @param definitions definition level of each value, null where there are none
 */
record ParquetPage(
    boolean dictionary,
    int values,
    int encoding,
    byte[] data,
    int start,
    int[] repetitions,
    int[] definitions) {

  /** Reads the pages of a chunk one after the other. */
  static final class Reader {
    private final byte[] chunk;
    private final int codec;
    private final ParquetLeaf leaf;
    private long left;
    private int at;

    /**
     * @param values values of the chunk, which its pages can't exceed
     */
    Reader(byte[] chunk, int codec, ParquetLeaf leaf, long values) {
      this.chunk = chunk;
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
      CompactThrift thrift = new CompactThrift(chunk, at, chunk.length);
      Map<Integer, Object> head = thrift.struct();
      int from = thrift.position();
      long length = ParquetFooter.number(head, 3);
      if (length < 0 || length > chunk.length - from) {
        throw new IllegalArgumentException("it is damaged: a page claims " + length + " bytes");
      }
      at = from + (int) length;
      requireChecksum(head, from);
      return switch ((int) ParquetFooter.number(head, 1)) {
        case 0 -> first(head, from);
        case 2 -> dictionary(head, from);
        case 3 -> second(head, from);
        default -> next();
      };
    }

    private void requireChecksum(Map<Integer, Object> head, int from) {
      if (head.get(4) instanceof Long expected) {
        CRC32 crc = new CRC32();
        crc.update(chunk, from, at - from);
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

    private ParquetPage dictionary(Map<Integer, Object> head, int from) throws IOException {
      byte[] data = ParquetCodec.unpack(codec, chunk, from, at - from, count(head, 2));
      Map<?, ?> own = ParquetFooter.map(head.get(7));
      return new ParquetPage(true, count(own, 1), 0, data, 0, null, null);
    }

    private ParquetPage first(Map<Integer, Object> head, int from) throws IOException {
      byte[] data = ParquetCodec.unpack(codec, chunk, from, at - from, count(head, 2));
      Map<?, ?> own = ParquetFooter.map(head.get(5));
      int values = values(own);
      int start = 0;
      int[] repetitions = null;
      if (leaf.isList()) {
        int length = prefix(data, start);
        repetitions = levels(data, start + 4, length, 1, values);
        start += 4 + length;
      }
      int[] definitions = null;
      if (leaf.definition() > 0) {
        int length = prefix(data, start);
        definitions = definitions(data, start + 4, length, values);
        start += 4 + length;
      }
      int encoding = count(own, 2);
      return new ParquetPage(false, values, encoding, data, start, repetitions, definitions);
    }

    private static int prefix(byte[] data, int at) {
      int left = data.length - at - 4;
      int length =
          left < 0
              ? -1
              : data[at] & 0xFF
                  | (data[at + 1] & 0xFF) << 8
                  | (data[at + 2] & 0xFF) << 16
                  | data[at + 3] << 24;
      if (length < 0 || length > left) {
        throw new IllegalArgumentException("it is damaged: levels of " + length + " bytes");
      }
      return length;
    }

    /** The second version: levels stand in front, outside of the compression. */
    private ParquetPage second(Map<Integer, Object> head, int from) throws IOException {
      Map<?, ?> own = ParquetFooter.map(head.get(8));
      int values = values(own);
      int definitionBytes = count(own, 5);
      int repetitionBytes = count(own, 6);
      long levels = (long) definitionBytes + repetitionBytes;
      if (levels > at - from) {
        throw new IllegalArgumentException("it is damaged: levels of " + levels + " bytes");
      }
      int start = from + (int) levels;
      int size = Math.max(0, count(head, 2) - (int) levels);
      boolean packed = !Boolean.FALSE.equals(own.get(7));
      byte[] data =
          size == 0
              ? new byte[0]
              : ParquetCodec.unpack(packed ? codec : 0, chunk, start, at - start, size);
      int[] repetitions = leaf.isList() ? levels(chunk, from, repetitionBytes, 1, values) : null;
      int[] definitions =
          leaf.definition() > 0
              ? definitions(chunk, from + repetitionBytes, definitionBytes, values)
              : null;
      return new ParquetPage(false, values, count(own, 4), data, 0, repetitions, definitions);
    }

    private static int[] levels(byte[] data, int from, int length, int highest, int values) {
      int width = 32 - Integer.numberOfLeadingZeros(highest);
      int[] levels = new int[values];
      new HybridRuns(data, from, from + length, width).read(levels, values);
      return levels;
    }

    /** Definition levels; null where nothing is missing. */
    private int[] definitions(byte[] data, int from, int length, int values) {
      int highest = leaf.definition();
      int width = 32 - Integer.numberOfLeadingZeros(highest);
      boolean full =
          !leaf.isList()
              && values > 0
              && new HybridRuns(data, from, from + length, width).isRunOf(highest, values);
      return full ? null : levels(data, from, length, highest, values);
    }
  }
}
