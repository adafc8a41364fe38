// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.compression;

import java.util.Arrays;

/**
 * The states of an FSE code (RFC 8878, section 4.1). An entry of the table holds what the state
 * means, how many further bits belong to that, and how the state behind it is found, so that one
 * look is enough.
 */
final class FiniteStates {
  /** Most values that a code has: the weights of a Huffman code have 256. */
  private static final int VALUES = 256;

  private final int largestLog;
  private final int[] bases;
  private final int[] extra;
  private final long[] table;
  private final int[] counts = new int[VALUES];
  private final int[] next = new int[VALUES];
  private int log = -1;

  /**
   * @param largestLog most bits that a state has
   * @param bases what each value of the code means
   * @param extra bits that are added to what each value means
   */
  FiniteStates(int largestLog, int[] bases, int[] extra) {
    this.largestLog = largestLog;
    this.bases = bases;
    this.extra = extra;
    table = new long[1 << largestLog];
  }

  /** Forgets the code, so that a block can't repeat that of another frame. */
  void clear() {
    log = -1;
  }

  boolean isThere() {
    return log >= 0;
  }

  /** Bits of a state. */
  int log() {
    return log;
  }

  /** What {@link #meaning} and the like take apart, for each state. */
  long[] table() {
    return table;
  }

  static int meaning(long entry) {
    return (int) (entry >>> 32);
  }

  static int extra(long entry) {
    return (int) entry >>> 24;
  }

  /** Bits to be read and added to {@link #next}. */
  static int step(long entry) {
    return (int) entry >>> 16 & 0xFF;
  }

  static int next(long entry) {
    return (int) entry & 0xFFFF;
  }

  private long entry(int value, int step, int next) {
    return (long) bases[value] << 32 | (long) extra[value] << 24 | step << 16 | next;
  }

  /** A code of one value only. */
  void only(int value) {
    if (value >= bases.length) {
      throw Zstandard.damaged("value %d of %d".formatted(value, bases.length));
    }
    log = 0;
    table[0] = entry(value, 0, 0);
  }

  /** The code of values of given frequencies, in parts of {@code 1 << log}; -1 is a small one. */
  void build(int[] frequencies, int log) {
    int size = 1 << log;
    int behind = size;
    for (int value = 0; value < frequencies.length; value++) {
      next[value] = Math.abs(frequencies[value]);
      if (frequencies[value] < 0) {
        table[--behind] = value;
      }
    }
    spread(frequencies, size, behind);
    for (int state = 0; state < size; state++) {
      int value = (int) table[state];
      int reached = next[value]++;
      int step = log - (31 - Integer.numberOfLeadingZeros(reached));
      table[state] = entry(value, step, (reached << step) - size);
    }
    this.log = log;
  }

  private void spread(int[] frequencies, int size, int behind) {
    int stride = (size >> 1) + (size >> 3) + 3;
    int state = 0;
    for (int value = 0; value < frequencies.length; value++) {
      for (int i = 0; i < frequencies[value]; i++) {
        table[state] = value;
        do {
          state = state + stride & size - 1;
        } while (state >= behind);
      }
    }
  }

  /**
   * Reads the description of a code.
   *
   * @return the first byte behind it
   */
  int read(byte[] in, int from, int end) {
    if (from >= end) {
      throw early();
    }
    int bits = (in[from] & 0xF) + 5;
    if (bits > largestLog) {
      throw Zstandard.damaged("states of %d bits".formatted(bits));
    }
    Arrays.fill(counts, 0);
    int place = counts(in, from, end, 1 << bits);
    build(Arrays.copyOf(counts, bases.length), bits);
    return from + (place + 7) / 8;
  }

  /** Reads frequencies that sum up to {@code size}; returns the bits that they take. */
  private int counts(byte[] in, int from, int end, int size) {
    int place = 4;
    int left = size;
    int value = 0;
    while (left > 0) {
      if (value >= bases.length || place > 8 * (end - from)) {
        throw early();
      }
      long bits = BackwardBits.at(in, from, place);
      int width = 32 - Integer.numberOfLeadingZeros(left + 1);
      int spare = (1 << width) - 2 - left; // so many numbers are written with a bit less
      int number = (int) BackwardBits.low(bits, width - 1);
      if (number < spare) {
        place += width - 1;
      } else {
        number = (int) BackwardBits.low(bits, width);
        number -= number >= 1 << width - 1 ? spare : 0;
        place += width;
      }
      counts[value++] = number - 1;
      left -= Math.abs(number - 1);
      if (number == 1) {
        int zeros;
        do {
          zeros = (int) BackwardBits.low(BackwardBits.at(in, from, place), 2);
          place += 2;
          value += zeros;
        } while (zeros == 3 && value < bases.length);
      }
    }
    if (left < 0 || value > bases.length || place > 8 * (end - from)) {
      throw early();
    }
    return place;
  }

  private static IllegalArgumentException early() {
    return Zstandard.damaged("the frequencies of a code");
  }
}
