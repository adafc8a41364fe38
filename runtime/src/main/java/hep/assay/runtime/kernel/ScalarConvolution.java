// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

import hep.assay.runtime.kernel.Kernel.Block;

/** Convolutions as plain loops. */
final class ScalarConvolution {
  private ScalarConvolution() {}

  static void convolve(
      int rows,
      int columns,
      Taps taps,
      float[] a,
      int[] at,
      Block b,
      Block start,
      float[] c,
      int[] to) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        c[to[i] + j] = start.values()[start.offset() + j];
      }
      int q = b.offset();
      for (int offset : taps.offsets()) {
        int p = at[i] + offset;
        for (int r = 0; r < taps.run(); r++, q += b.row()) {
          row(columns, a[p + r], b.values(), q, c, to[i]);
        }
      }
    }
  }

  static void correlate(
      int rows, int columns, Taps taps, float[] a, int[] at, float[] g, int[] of, Block c) {
    for (int i = 0; i < rows; i++) {
      int q = c.offset();
      for (int offset : taps.offsets()) {
        int p = at[i] + offset;
        for (int r = 0; r < taps.run(); r++, q += c.row()) {
          row(columns, a[p + r], g, of[i], c.values(), q);
        }
      }
    }
  }

  /** {@code c += x b} for a row. */
  private static void row(int columns, float x, float[] b, int q, float[] c, int p) {
    for (int j = 0; j < columns; j++) {
      c[p + j] = Math.fma(x, b[q + j], c[p + j]);
    }
  }

  static void drop(
      float[] values, int first, int from, int to, int seed, int threshold, float keep) {
    for (int i = from; i < to; i++) {
      values[first + i] *= mix(seed + i) >>> 8 < threshold ? 0 : keep;
    }
  }

  /** A 32-bit finaliser: every bit of the result depends on every bit of x. */
  private static int mix(int x) {
    int h = (x ^ x >>> 16) * 0x7feb352d;
    h = (h ^ h >>> 15) * 0x846ca68b;
    return h ^ h >>> 16;
  }
}
