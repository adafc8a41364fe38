// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.compression;

import java.util.Arrays;

/**
 * Unpacks the compressed blocks of a frame: literals, which are mostly Huffman codes, and
 * sequences, which say where they go (RFC 8878, section 3.1.1.3).
 */
final class ZstandardBlock {
  /** Bytes of a head of literals, and bits of a size in it, by its format. */
  private static final int[] PLAIN_HEAD = {1, 2, 1, 3};

  private static final int[] PLAIN_BITS = {5, 12, 5, 20};
  private static final int[] CODED_HEAD = {3, 3, 4, 5};
  private static final int[] CODED_BITS = {10, 10, 14, 18};

  private final HuffmanCode code = new HuffmanCode();
  private final Sequences sequences = new Sequences();
  private byte[] buffer = {};
  private byte[] in;
  private byte[] out;
  private int limit;

  /** Begins a frame, unpacked to {@code out} from {@code begin} to before {@code limit}. */
  void begin(byte[] out, int begin, int limit) {
    this.out = out;
    this.limit = limit;
    code.clear();
    sequences.begin(out, begin, limit);
  }

  /**
   * Unpacks a block.
   *
   * @param done first byte that it writes
   * @return the first byte behind it
   */
  int unpack(byte[] in, int from, int end, int done) {
    this.in = in;
    if (end - from < 2) {
      throw tooShort();
    }
    int kind = in[from] & 3;
    int format = in[from] >> 2 & 3;
    int headBytes = kind < 2 ? PLAIN_HEAD[format] : CODED_HEAD[format];
    int bits = kind < 2 ? PLAIN_BITS[format] : CODED_BITS[format];
    long head = BackwardBits.at(in, from, 0) >>> (kind < 2 && headBytes == 1 ? 3 : 4);
    int size = (int) BackwardBits.low(head, bits);
    int packed =
        switch (kind) {
          case 0 -> size;
          case 1 -> 1;
          default -> (int) BackwardBits.low(head >>> bits, bits);
        };
    int start = from + headBytes;
    if (size > Zstandard.BLOCK || packed >= end - start) {
      throw tooShort();
    }
    int behind = start + packed;
    if (in[behind] == 0) { // no sequences: the literals are what is unpacked
      if (size > limit - done || behind + 1 != end) {
        throw tooShort();
      }
      literals(kind, format, start, behind, out, done, size);
      return done + size;
    }
    return sequences(kind, format, start, behind, size, end, done);
  }

  private int sequences(int kind, int format, int start, int behind, int size, int end, int done) {
    if (kind > 0) {
      if (buffer.length == 0) {
        buffer = new byte[Zstandard.BLOCK + 16];
      }
      literals(kind, format, start, behind, buffer, 0, size);
    }
    int first = in[behind] & 0xFF;
    int bytes = first < 128 ? 1 : first < 255 ? 2 : 3;
    long next = BackwardBits.at(in, behind + 1, 0);
    int count =
        switch (bytes) {
          case 1 -> first;
          case 2 -> (first - 128 << 8) + (int) BackwardBits.low(next, 8);
          default -> 0x7F00 + (int) BackwardBits.low(next, 16);
        };
    Span literal = kind > 0 ? new Span(buffer, 0, size) : new Span(in, start, behind);
    return sequences.unpack(in, behind + bytes, end, count, literal, done);
  }

  private void literals(int kind, int format, int start, int behind, byte[] to, int at, int size) {
    switch (kind) {
      case 0 -> System.arraycopy(in, start, to, at, size);
      case 1 -> Arrays.fill(to, at, at + size, in[start]);
      default -> {
        int from = start;
        if (kind == 2) {
          from = code.read(in, start, behind);
        } else if (!code.isThere()) {
          throw Zstandard.damaged("a block that repeats a code of none");
        }
        if (format == 0) {
          HuffmanStreams.one(code.table(), in, from, behind, to, at, at + size);
        } else {
          HuffmanStreams.four(code.table(), in, from, behind, to, at, size);
        }
      }
    }
  }

  private static IllegalArgumentException tooShort() {
    return Zstandard.damaged("a block that is too short for what it has");
  }
}
