// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Unpacks a Snappy block: its unpacked length, then literals and copies of what was unpacked before
 * (format_description.txt of Snappy). Numbers of physics have long literals, which are moved at
 * once.
 */
final class Snappy {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] in;
  private final int end;
  private final byte[] out;
  private final int size;
  private int at;
  private int done;

  private Snappy(Span packed, byte[] out, int size) {
    this.in = packed.array();
    this.at = packed.start();
    this.end = packed.end();
    this.out = out;
    this.size = size;
  }

  /**
   * Unpacks to the start of {@code out}.
   *
   * @param size most bytes that may be written
   * @return bytes written
   * @throws IllegalArgumentException where it is damaged
   */
  static int unpack(Span packed, byte[] out, int size) {
    return new Snappy(packed, out, size).unpack();
  }

  private int unpack() {
    if (length() != size) {
      throw damaged();
    }
    while (at < end) {
      int tag = in[at++] & 0xFF;
      int high = tag >> 2;
      switch (tag & 3) {
        case 0 -> literal(high < 60 ? high + 1 : number(high - 59) + 1);
        case 1 -> copy((tag >> 2 & 7) + 4, tag >> 5 << 8 | number(1));
        case 2 -> copy(high + 1, number(2));
        default -> copy(high + 1, number(4));
      }
    }
    return done;
  }

  private int length() {
    int length = 0;
    for (int shift = 0; shift < 35 && at < end; shift += 7) {
      byte next = in[at++];
      length |= (next & 0x7F) << shift;
      if (next >= 0) {
        return length;
      }
    }
    throw damaged();
  }

  private int number(int bytes) {
    if (bytes > end - at) {
      throw damaged();
    }
    int number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (in[at++] & 0xFF) << 8 * i;
    }
    return number;
  }

  private void literal(int length) {
    if (length <= 0 || length > end - at || length > size - done) {
      throw damaged();
    }
    if (length <= 16 && in.length - at >= 16 && out.length - done >= 16) {
      LONG.set(out, done, (long) LONG.get(in, at));
      LONG.set(out, done + 8, (long) LONG.get(in, at + 8));
    } else {
      System.arraycopy(in, at, out, done, length);
    }
    at += length;
    done += length;
  }

  /** Copies {@code length} bytes from {@code back} bytes ago; they may run into each other. */
  private void copy(int length, int back) {
    if (back <= 0 || back > done || length > size - done) {
      throw damaged();
    }
    int stop = done + length;
    if (back >= 8 && out.length - stop >= 8) {
      for (int i = done; i < stop; i += 8) {
        LONG.set(out, i, (long) LONG.get(out, i - back));
      }
    } else {
      for (int i = done; i < stop; i++) {
        out[i] = out[i - back];
      }
    }
    done = stop;
  }

  private static IllegalArgumentException damaged() {
    return ValueDecoder.damaged("a page packed by snappy has no sense");
  }
}
