// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

/**
 * Integers written as differences, in blocks of a smallest difference and what is above it, packed
 * by bits in mini-blocks (encoding DELTA_BINARY_PACKED).
 */
final class DeltaIntegers {
  private final byte[] data;
  private final int end;
  private final boolean narrow;
  private final int blockSize;
  private final int miniBlocks;
  private final int count;
  private int at;
  private int given;
  private long value;
  private long smallest;
  private int[] widths = new int[0];
  private int inBlock;
  private long bits;
  private int have;

  /**
   * @param narrow whether the integers have 32 bits, beyond which they wrap around
   */
  DeltaIntegers(Span data, boolean narrow) {
    this.data = data.array();
    end = data.end();
    this.narrow = narrow;
    at = data.start();
    blockSize = (int) varint();
    miniBlocks = (int) varint();
    count = (int) varint();
    value = zigzag();
    inBlock = blockSize;
    if (miniBlocks <= 0 || blockSize <= 0 || blockSize > 1 << 20 || blockSize % miniBlocks != 0) {
      throw ValueDecoder.damaged("blocks of " + blockSize + " in " + miniBlocks + " parts");
    }
  }

  int count() {
    return count;
  }

  long next() {
    if (given++ > 0) {
      value += difference();
    }
    return narrow ? (int) value : value;
  }

  private long difference() {
    if (inBlock == blockSize) {
      smallest = zigzag();
      widths = new int[miniBlocks];
      for (int i = 0; i < miniBlocks; i++) {
        widths[i] = u1();
      }
      inBlock = 0;
    }
    int perMini = blockSize / miniBlocks;
    if (inBlock % perMini == 0) {
      bits = 0;
      have = 0;
    }
    int width = widths[inBlock++ / perMini];
    if (width > 64) {
      throw ValueDecoder.damaged("differences of " + width + " bits");
    }
    return smallest + packed(width);
  }

  private long packed(int width) {
    long result = 0;
    int got = 0;
    while (got < width) {
      if (have == 0) {
        bits = u1();
        have = 8;
      }
      int take = Math.min(have, width - got);
      result |= (bits & (1L << take) - 1) << got;
      bits >>>= take;
      have -= take;
      got += take;
    }
    return result;
  }

  private int u1() {
    if (at >= end) {
      throw ValueDecoder.damaged("differences that end too early");
    }
    return data[at++] & 0xFF;
  }

  private long zigzag() {
    long raw = varint();
    return raw >>> 1 ^ -(raw & 1);
  }

  private long varint() {
    long result = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = u1();
      result |= (long) (next & 0x7F) << shift;
      if (next < 128) {
        return result;
      }
    }
    throw ValueDecoder.damaged("a number of more than ten bytes");
  }
}
