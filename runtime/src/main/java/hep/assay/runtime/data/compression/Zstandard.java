// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.compression;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * Unpacks Zstandard frames (RFC 8878) in plain Java. Numbers of physics have few repetitions, so
 * that nearly all of the time goes into Huffman codes: {@link HuffmanStreams}.
 *
 * <p>An instance keeps the tables of its last frame's blocks as working memory; it may be used for
 * any number of frames, by one thread at a time.
 */
public final class Zstandard {
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int MAGIC = 0xFD2FB528;
  private static final int SKIPPED = 0x184D2A50;

  /** Bytes of a dictionary's number and of the unpacked size, by their codes. */
  private static final int[] DICTIONARY = {0, 1, 2, 4};

  private static final int[] SIZE = {0, 2, 4, 8};

  /** Most bytes that a block unpacks to. */
  static final int BLOCK = 1 << 17;

  private final ZstandardBlock block = new ZstandardBlock();
  private byte[] in;
  private int at;
  private int end;

  /**
   * Unpacks all frames of {@code in[from] ... in[from + length - 1]} to {@code out}.
   *
   * @param to first byte written
   * @param size most bytes that are written; none behind them is touched
   * @return bytes written
   * @throws IllegalArgumentException where the frames are damaged, unpack to more than {@code size}
   *     bytes, or need a dictionary
   */
  public int unpack(byte[] in, int from, int length, byte[] out, int to, int size) {
    Objects.checkFromIndexSize(from, length, in.length);
    Objects.checkFromIndexSize(to, size, out.length);
    this.in = in;
    at = from;
    end = from + length;
    int done = to;
    while (at < end) {
      int magic = u4();
      if (magic == MAGIC) {
        done = frame(out, done, to + size);
      } else if ((magic & ~0xF) == SKIPPED) {
        skip(u4() & 0xFFFFFFFFL);
      } else {
        throw damaged("a frame begins with %08x".formatted(magic));
      }
    }
    return done - to;
  }

  private int frame(byte[] out, int from, int limit) {
    int flags = u1();
    if ((flags & 8) != 0) {
      throw damaged("a frame of a kind that is not known");
    }
    boolean single = (flags & 0x20) != 0;
    if (!single) {
      u1(); // the window: whatever was unpacked is at hand
    }
    if (number(DICTIONARY[flags & 3]) != 0) {
      throw new IllegalArgumentException("it needs a dictionary, which Assay does not use");
    }
    int bytes = SIZE[flags >> 6];
    boolean sized = single || bytes > 0;
    long announced = number(sized ? Math.max(1, bytes) : 0) + (bytes == 2 ? 256 : 0);
    if (sized && (announced < 0 || announced > limit - from)) {
      throw damaged("a frame of %d bytes where %d fit".formatted(announced, limit - from));
    }
    int done = blocks(out, from, limit);
    if (sized && done - from != announced) {
      throw damaged("a frame has %d of %d bytes".formatted(done - from, announced));
    }
    if ((flags & 4) != 0 && u4() != (int) XxHash64.of(out, from, done - from)) {
      throw damaged("a frame with a wrong checksum");
    }
    return done;
  }

  private int blocks(byte[] out, int from, int limit) {
    block.begin(out, from, limit);
    boolean last = false;
    int done = from;
    while (!last) {
      int head = u1() | u1() << 8 | u1() << 16;
      last = (head & 1) != 0;
      int size = head >> 3;
      int kind = head >> 1 & 3;
      int packed = kind == 1 ? 1 : size;
      if (packed > end - at || kind != 2 && size > limit - done) {
        throw damaged("a block of %d bytes".formatted(size));
      }
      switch (kind) {
        case 0 -> System.arraycopy(in, at, out, done, size);
        case 1 -> Arrays.fill(out, done, done + size, in[at]);
        case 2 -> done = block.unpack(in, at, at + size, done);
        default -> throw damaged("a block of a kind that is not known");
      }
      done += kind == 2 ? 0 : size;
      at += packed;
    }
    return done;
  }

  /** A little-endian integer of so many bytes. */
  private long number(int bytes) {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) u1() << 8 * i;
    }
    return number;
  }

  private void skip(long bytes) {
    if (bytes > end - at) {
      throw early();
    }
    at += (int) bytes;
  }

  private int u1() {
    if (at >= end) {
      throw early();
    }
    return in[at++] & 0xFF;
  }

  private int u4() {
    if (end - at < 4) {
      throw early();
    }
    at += 4;
    return (int) INT.get(in, at - 4);
  }

  private static IllegalArgumentException early() {
    return damaged("it ends too early");
  }

  static IllegalArgumentException damaged(String what) {
    return new IllegalArgumentException("damaged Zstandard data: " + what);
  }
}
