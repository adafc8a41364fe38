// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.compression;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The checksum of Zstandard frames and of ROOT's LZ4 blocks: XXH64 with seed 0, as in the
 * specification of the xxHash algorithm.
 */
public final class XxHash64 {
  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private XxHash64() {}

  /** The checksum of {@code length} bytes. */
  public static long of(byte[] data, int start, int length) {
    int at = start;
    int end = start + length;
    long hash = P5;
    if (length >= 32) {
      int stop = end - 32;
      hash = stripes(data, at, stop);
      at += length / 32 * 32;
    }
    return avalanche(tail(data, at, end, hash + length));
  }

  private static long stripes(byte[] data, int from, int stop) {
    long a = P1 + P2;
    long b = P2;
    long c = 0;
    long d = -P1;
    for (int at = from; at <= stop; at += 32) {
      a = round(a, (long) LONG.get(data, at));
      b = round(b, (long) LONG.get(data, at + 8));
      c = round(c, (long) LONG.get(data, at + 16));
      d = round(d, (long) LONG.get(data, at + 24));
    }
    long hash =
        Long.rotateLeft(a, 1)
            + Long.rotateLeft(b, 7)
            + Long.rotateLeft(c, 12)
            + Long.rotateLeft(d, 18);
    return merge(merge(merge(merge(hash, a), b), c), d);
  }

  private static long tail(byte[] data, int from, int end, long start) {
    long hash = start;
    int at = from;
    for (; at + 8 <= end; at += 8) {
      hash = Long.rotateLeft(hash ^ round(0, (long) LONG.get(data, at)), 27) * P1 + P4;
    }
    if (at + 4 <= end) {
      hash = Long.rotateLeft(hash ^ ((int) INT.get(data, at) & 0xFFFFFFFFL) * P1, 23) * P2 + P3;
      at += 4;
    }
    for (; at < end; at++) {
      hash = Long.rotateLeft(hash ^ (data[at] & 0xFF) * P5, 11) * P1;
    }
    return hash;
  }

  private static long round(long lane, long input) {
    return Long.rotateLeft(lane + input * P2, 31) * P1;
  }

  private static long merge(long hash, long lane) {
    return (hash ^ round(0, lane)) * P1 + P4;
  }

  private static long avalanche(long start) {
    long hash = (start ^ start >>> 33) * P2;
    hash = (hash ^ hash >>> 29) * P3;
    return hash ^ hash >>> 32;
  }
}
