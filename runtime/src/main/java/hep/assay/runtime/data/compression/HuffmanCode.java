// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.compression;

import java.util.Arrays;

/**
 * A Huffman code of bytes (RFC 8878, section 4.2): a table by the next {@value #BITS} bits, with
 * the byte in the highest and the length of its code in the lowest byte of an entry.
 */
final class HuffmanCode {
  /** Longest code. */
  static final int BITS = 11;

  private static final int LOG_OF_WEIGHTS = 6;
  private static final int[] WEIGHTS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

  private final long[] table = new long[1 << BITS];
  private final byte[] weights = new byte[256];
  private final int[] next = new int[BITS + 1];
  private final FiniteStates states =
      new FiniteStates(LOG_OF_WEIGHTS, WEIGHTS, new int[WEIGHTS.length]);
  private boolean there;

  long[] table() {
    return table;
  }

  boolean isThere() {
    return there;
  }

  /** Forgets the code, so that a block can't repeat that of another frame. */
  void clear() {
    there = false;
  }

  /**
   * Reads the description of a code.
   *
   * @return the first byte behind it
   */
  int read(byte[] in, int from, int end) {
    if (from >= end) {
      throw wrong();
    }
    int head = in[from] & 0xFF;
    int bytes = head < 128 ? head : (head - 127 + 1) / 2;
    int start = from + 1;
    if (bytes > end - start) {
      throw wrong();
    }
    int count = head < 128 ? packed(in, start, start + bytes) : plain(in, start, head - 127);
    there = false;
    build(complete(count));
    there = true;
    return start + bytes;
  }

  private int plain(byte[] in, int from, int count) {
    for (int i = 0; i < count; i++) {
      weights[i] = (byte) (i % 2 == 0 ? in[from + i / 2] >> 4 & 0xF : in[from + i / 2] & 0xF);
    }
    return count;
  }

  /** Weights from two chains of states that take turns until the bits are used up. */
  private int packed(byte[] in, int from, int end) {
    int start = states.read(in, from, end);
    int left = BackwardBits.count(in, start, end) - 2 * states.log();
    if (left < 0) {
      throw wrong();
    }
    long[] entries = states.table();
    int mask = (1 << states.log()) - 1;
    long one = entries[(int) BackwardBits.at(in, start, left + states.log()) & mask];
    long other = entries[(int) BackwardBits.at(in, start, left) & mask];
    int count = 0;
    while (count < 254) {
      weights[count++] = (byte) FiniteStates.meaning(one);
      int step = FiniteStates.step(one);
      left -= step;
      if (left < 0) {
        weights[count++] = (byte) FiniteStates.meaning(other);
        return count;
      }
      long bits = BackwardBits.low(BackwardBits.at(in, start, left), step);
      long following = entries[FiniteStates.next(one) + (int) bits];
      one = other;
      other = following;
    }
    throw wrong();
  }

  /** Adds the last weight, which fills up the code; returns the number of weights. */
  private int complete(int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      if (weights[i] > BITS) {
        throw wrong();
      }
      sum += 1 << weights[i] >> 1;
    }
    int rest = (Integer.highestOneBit(sum) << 1) - sum;
    if (sum == 0 || Integer.bitCount(rest) != 1 || sum + rest > 1 << BITS) {
      throw wrong();
    }
    weights[count] = (byte) (32 - Integer.numberOfLeadingZeros(rest));
    return count + 1;
  }

  private void build(int count) {
    Arrays.fill(next, 0);
    int sum = 0;
    for (int i = 0; i < count; i++) {
      next[weights[i]] += 1 << weights[i] >> 1;
      sum += 1 << weights[i] >> 1;
    }
    int bits = 31 - Integer.numberOfLeadingZeros(sum);
    int scale = BITS - bits;
    int first = 0;
    for (int weight = 1; weight <= BITS; weight++) {
      int width = next[weight];
      next[weight] = first;
      first += width;
    }
    for (int i = 0; i < count; i++) {
      int weight = weights[i];
      if (weight > 0) {
        int width = 1 << weight >> 1;
        long entry = (long) i << 56 | bits + 1 - weight;
        Arrays.fill(table, next[weight] << scale, next[weight] + width << scale, entry);
        next[weight] += width;
      }
    }
  }

  private static IllegalArgumentException wrong() {
    return Zstandard.damaged("a Huffman code");
  }
}
