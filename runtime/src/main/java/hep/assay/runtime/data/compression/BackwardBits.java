// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.compression;

/**
 * Bits that are read from the last one on. A bit of 1 ends the last byte and is no part of them.
 */
final class BackwardBits {
  /** Bits that {@link #at} certainly gives. */
  static final int CERTAIN = 57;

  private static final long[] LOW = new long[64];

  static {
    for (int i = 0; i < LOW.length; i++) {
      LOW[i] = (1L << i) - 1;
    }
  }

  private BackwardBits() {}

  /** Bits in {@code in[from] ... in[to - 1]}. */
  static int count(byte[] in, int from, int to) {
    if (to <= from || in[to - 1] == 0) {
      throw Zstandard.damaged("bits without an end");
    }
    return 8 * (to - from) - 1 - (Integer.numberOfLeadingZeros(in[to - 1] & 0xFF) - 24);
  }

  /**
   * At least 57 bits, the lowest of which is bit {@code place} behind the first one of {@code
   * in[from]}; zeros follow the end of the array.
   */
  static long at(byte[] in, int from, int place) {
    int first = from + (place >> 3);
    long bits = first <= in.length - 8 ? (long) Zstandard.LONG.get(in, first) : tail(in, first);
    return bits >>> (place & 7);
  }

  private static long tail(byte[] in, int first) {
    long bits = 0;
    for (int i = in.length - 1; i >= first; i--) {
      bits = bits << 8 | in[i] & 0xFF;
    }
    return bits;
  }

  /** The lowest {@code count} bits, at most 63. */
  static long low(long bits, int count) {
    return bits & LOW[count & 63]; // quicker than two shifts
  }
}
