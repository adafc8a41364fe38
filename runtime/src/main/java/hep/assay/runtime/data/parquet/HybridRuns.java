// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Small integers as runs of equal ones and groups of eight packed by bits: levels, places in a
 * dictionary, and bools.
 */
final class HybridRuns {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] data;
  private final int end;
  private final int width;
  private int at;

  /** Values of the run at hand that are still to be given. */
  private int left;

  private boolean packed;
  private int value;
  private long bit;

  HybridRuns(Span data, int width) {
    if (width < 0 || width > 32) {
      throw new IllegalArgumentException("it is damaged: integers of " + width + " bits");
    }
    this.data = data.array();
    this.at = data.start();
    this.end = data.end();
    this.width = width;
  }

  /** Reads the next {@code count} integers to the start of {@code into}. */
  void read(int[] into, int count) {
    int done = 0;
    while (done < count) {
      if (left == 0) {
        open();
      }
      int length = Math.min(left, count - done);
      if (packed) {
        unpack(into, done, length);
      } else {
        Arrays.fill(into, done, done + length, value);
      }
      left -= length;
      done += length;
    }
  }

  private void open() {
    int head = varint();
    int run = head >>> 1;
    if (run == 0) {
      throw early();
    }
    boolean groups = (head & 1) != 0;
    packed = groups && width > 0;
    if (groups) {
      left = (int) Math.min(8L * run, Integer.MAX_VALUE);
      value = 0; // of no bits
      bit = 8L * at;
      at = (int) Math.min(end, at + (long) run * width); // the last group may be cut short
    } else {
      left = run;
      value = plain((width + 7) / 8);
    }
  }

  private void unpack(int[] into, int from, int count) {
    if (bit + (long) count * width > 8L * end) {
      throw early();
    }
    long mask = (1L << width) - 1;
    int first = (int) (bit >>> 3);
    int shift = (int) (bit & 7);
    // Eight bytes hold any value at any of the eight bits it can start at.
    long bits = Math.min(Integer.MAX_VALUE - 7, 8L * (data.length - 7 - first) - shift);
    int stop = (int) Math.min(count, Math.max(0, bits / width));
    for (int i = 0; i < stop; i++) {
      int place = shift + i * width;
      into[from + i] = (int) ((long) LONG.get(data, first + (place >>> 3)) >>> (place & 7) & mask);
    }
    for (int i = stop; i < count; i++) {
      long place = shift + (long) i * width;
      into[from + i] = (int) (tail(first + (int) (place >>> 3)) >>> (place & 7) & mask);
    }
    bit += (long) count * width;
  }

  /** The last bytes of the data as if zeros followed. */
  private long tail(int from) {
    long bytes = 0;
    for (int i = Math.min(data.length, from + 8) - 1; i >= from; i--) {
      bytes = bytes << 8 | data[i] & 0xFF;
    }
    return bytes;
  }

  /** Whether the next {@code count} integers are one run of {@code value}; reads nothing. */
  boolean isRunOf(int value, int count) {
    int start = at;
    int head = varint();
    boolean all = (head & 1) == 0 && head >>> 1 >= count && plain((width + 7) / 8) == value;
    at = start;
    return all;
  }

  private int plain(int bytes) {
    if (end - at < bytes) {
      throw early();
    }
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (data[at++] & 0xFF) << 8 * i;
    }
    return value;
  }

  private int varint() {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (at >= end) {
        throw early();
      }
      byte next = data[at++];
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw early();
  }

  private static IllegalArgumentException early() {
    return new IllegalArgumentException("it is damaged: a run of values ends too early");
  }
}
