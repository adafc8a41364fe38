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

  HybridRuns(byte[] data, int at, int end, int width) {
    if (width < 0 || width > 32) {
      throw new IllegalArgumentException("it is damaged: integers of " + width + " bits");
    }
    this.data = data;
    this.at = at;
    this.end = end;
    this.width = width;
  }

  /** Reads {@code count} integers to the start of {@code into}. */
  void read(int[] into, int count) {
    int done = 0;
    while (done < count) {
      int head = varint();
      int run = head >>> 1;
      if ((head & 1) == 0) {
        if (run == 0) {
          throw early();
        }
        int value = plain((width + 7) / 8);
        int length = Math.min(run, count - done);
        Arrays.fill(into, done, done + length, value);
        done += length;
      } else {
        long values = 8L * run;
        int length = (int) Math.min(values, count - done);
        packed(into, done, length);
        at = (int) Math.min(end, at + (long) run * width); // the last group may be cut short
        done += length;
        if (run == 0) {
          throw early();
        }
      }
    }
  }

  private void packed(int[] into, int from, int count) {
    if (((long) count * width + 7) / 8 > end - at) {
      throw early();
    }
    long mask = (1L << width) - 1;
    long bit = 8L * at;
    int i = from;
    int stop = from + count;
    // Eight bytes hold any value at any of the eight bits it can start at.
    for (; i < stop && (bit >>> 3) + 8 <= data.length; i++, bit += width) {
      into[i] = (int) ((long) LONG.get(data, (int) (bit >>> 3)) >>> (bit & 7) & mask);
    }
    for (; i < stop; i++, bit += width) {
      into[i] = (int) (tail((int) (bit >>> 3)) >>> (bit & 7) & mask);
    }
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
