// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.compression;

import static hep.assay.runtime.data.compression.Zstandard.LONG;

/**
 * Decodes bytes from Huffman codes, in one stream or in four that stand one behind the other and
 * are decoded in turns, so that the processor has four independent things to do.
 *
 * <p>A stream is read from its last bit on, 64 bits at a time. A set bit behind the bits at hand
 * moves up with them and says how many have been used, as in the reference implementation.
 */
final class HuffmanStreams {
  private static final int SHIFT = 64 - HuffmanCode.BITS;

  /** Codes decoded between two looks for new bits: 55 of the 57 bits that are certain. */
  private static final int STEPS = 5;

  /** Bytes from which on four streams are decoded in turns. */
  private static final int MANY = 512;

  private HuffmanStreams() {}

  /** Decodes one stream to {@code out[at] ... out[stop - 1]}. */
  static void one(long[] table, byte[] in, int from, int end, byte[] out, int at, int stop) {
    rest(table, in, from, BackwardBits.count(in, from, end), out, at, stop);
  }

  /** Decodes what is left: {@code bits} bits behind {@code from} must be as many as are needed. */
  private static void rest(
      long[] table, byte[] in, int from, int bits, byte[] out, int at, int stop) {
    int left = bits;
    for (int i = at; i < stop; i++) {
      int place = left - HuffmanCode.BITS;
      long next =
          place >= 0 ? BackwardBits.at(in, from, place) : BackwardBits.at(in, from, 0) << -place;
      long entry = table[(int) next & (1 << HuffmanCode.BITS) - 1];
      out[i] = (byte) (entry >>> 56);
      left -= (int) entry;
      if (left < 0) {
        throw wrong();
      }
    }
    if (left != 0) {
      throw wrong();
    }
  }

  /** Decodes four streams, behind the lengths of three of them, to {@code size} bytes. */
  static void four(long[] table, byte[] in, int from, int end, byte[] out, int to, int size) {
    int part = (size + 3) / 4;
    if (end - from < 6 || size < 3 * part) {
      throw wrong();
    }
    int first = from + 6;
    int second = first + u2(in, from);
    int third = second + u2(in, from + 2);
    int fourth = third + u2(in, from + 4);
    if (fourth >= end) {
      throw wrong();
    }
    int[] starts = {first, second, third, fourth, end};
    int[] left = new int[4];
    for (int i = 0; i < 4; i++) {
      left[i] = BackwardBits.count(in, starts[i], starts[i + 1]);
    }
    int done = to;
    if (size >= MANY) {
      int rounds = (size - 3 * part - 3) / STEPS; // of eight bytes written three are too much
      try {
        turns(table, in, starts, left, out, to, part, to + rounds * STEPS);
      } catch (IndexOutOfBoundsException e) {
        throw wrong();
      }
      done += rounds * STEPS;
    }
    for (int i = 0; i < 4; i++) {
      int stop = i == 3 ? to + size : to + (i + 1) * part;
      rest(table, in, starts[i], left[i], out, done + i * part, stop);
    }
  }

  private static int u2(byte[] in, int at) {
    return in[at] & 0xFF | (in[at + 1] & 0xFF) << 8;
  }

  /**
   * Decodes the codes of each stream whose bytes of the first one stand from {@code done} to before
   * {@code stop}. Damaged streams may run into what stands before them, which makes {@code left}
   * negative, or before the array.
   *
   * @param left bits of the streams, before and after
   * @throws IndexOutOfBoundsException where a stream needs bits before the array
   */
  private static void turns(
      long[] codes, byte[] in, int[] starts, int[] left, byte[] out, int done, int part, int stop) {
    // A copy whose length the compiler knows, so that no look into it is checked.
    long[] table = new long[1 << HuffmanCode.BITS];
    System.arraycopy(codes, 0, table, 0, table.length);
    int atA = starts[0] + (left[0] + 7 >> 3) - 8;
    int atB = starts[1] + (left[1] + 7 >> 3) - 8;
    int atC = starts[2] + (left[2] + 7 >> 3) - 8;
    int atD = starts[3] + (left[3] + 7 >> 3) - 8;
    long a = ((long) LONG.get(in, atA) | 1) << (-left[0] & 7);
    long b = ((long) LONG.get(in, atB) | 1) << (-left[1] & 7);
    long c = ((long) LONG.get(in, atC) | 1) << (-left[2] & 7);
    long d = ((long) LONG.get(in, atD) | 1) << (-left[3] & 7);
    for (int i = done; i < stop; i += STEPS) {
      long e = table[(int) (a >>> SHIFT)];
      long f = table[(int) (b >>> SHIFT)];
      long g = table[(int) (c >>> SHIFT)];
      long h = table[(int) (d >>> SHIFT)];
      a <<= e;
      b <<= f;
      c <<= g;
      d <<= h;
      long x = e;
      long y = f;
      long z = g;
      long w = h;
      e = table[(int) (a >>> SHIFT)];
      f = table[(int) (b >>> SHIFT)];
      g = table[(int) (c >>> SHIFT)];
      h = table[(int) (d >>> SHIFT)];
      a <<= e;
      b <<= f;
      c <<= g;
      d <<= h;
      x = x >>> 8 | e;
      y = y >>> 8 | f;
      z = z >>> 8 | g;
      w = w >>> 8 | h;
      e = table[(int) (a >>> SHIFT)];
      f = table[(int) (b >>> SHIFT)];
      g = table[(int) (c >>> SHIFT)];
      h = table[(int) (d >>> SHIFT)];
      a <<= e;
      b <<= f;
      c <<= g;
      d <<= h;
      x = x >>> 8 | e;
      y = y >>> 8 | f;
      z = z >>> 8 | g;
      w = w >>> 8 | h;
      e = table[(int) (a >>> SHIFT)];
      f = table[(int) (b >>> SHIFT)];
      g = table[(int) (c >>> SHIFT)];
      h = table[(int) (d >>> SHIFT)];
      a <<= e;
      b <<= f;
      c <<= g;
      d <<= h;
      x = x >>> 8 | e;
      y = y >>> 8 | f;
      z = z >>> 8 | g;
      w = w >>> 8 | h;
      e = table[(int) (a >>> SHIFT)];
      f = table[(int) (b >>> SHIFT)];
      g = table[(int) (c >>> SHIFT)];
      h = table[(int) (d >>> SHIFT)];
      a <<= e;
      b <<= f;
      c <<= g;
      d <<= h;
      x = x >>> 8 | e;
      y = y >>> 8 | f;
      z = z >>> 8 | g;
      w = w >>> 8 | h;
      LONG.set(out, i, x >>> 24);
      LONG.set(out, i + part, y >>> 24);
      LONG.set(out, i + 2 * part, z >>> 24);
      LONG.set(out, i + 3 * part, w >>> 24);
      int used = Long.numberOfTrailingZeros(a);
      atA -= used >> 3;
      a = ((long) LONG.get(in, atA) | 1) << (used & 7);
      used = Long.numberOfTrailingZeros(b);
      atB -= used >> 3;
      b = ((long) LONG.get(in, atB) | 1) << (used & 7);
      used = Long.numberOfTrailingZeros(c);
      atC -= used >> 3;
      c = ((long) LONG.get(in, atC) | 1) << (used & 7);
      used = Long.numberOfTrailingZeros(d);
      atD -= used >> 3;
      d = ((long) LONG.get(in, atD) | 1) << (used & 7);
    }
    left[0] = left(starts[0], atA, a);
    left[1] = left(starts[1], atB, b);
    left[2] = left(starts[2], atC, c);
    left[3] = left(starts[3], atD, d);
  }

  private static int left(int start, int at, long bits) {
    return 8 * (at + 8 - start) - Long.numberOfTrailingZeros(bits);
  }

  private static IllegalArgumentException wrong() {
    return Zstandard.damaged("Huffman codes that do not fill their place");
  }
}
