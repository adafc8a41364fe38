// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

import hep.assay.runtime.kernel.Kernel.Block;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Convolutions on the Vector API: four places by two vectors of channels in registers, read where
 * they stand, without a matrix of patches. Columns are a multiple of the vector's lanes.
 */
final class VectorConvolution {
  private VectorConvolution() {}

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int PANEL = 2 * LANES;

  /** Places whose slopes stay in the first-level cache while a gradient is summed. */
  private static final int CHUNK = 64;

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
    int j = 0;
    for (; j + PANEL <= columns; j += PANEL) {
      int i = 0;
      for (; i + 4 <= rows; i += 4) {
        fourPlaces(i, j, taps.offsets(), taps.run(), a, at, b, start, c, to);
      }
      for (; i < rows; i++) {
        onePlace(i, j, taps.offsets(), taps.run(), a, at, b, start, c, to);
      }
    }
    for (; j < columns; j += LANES) {
      int i = 0;
      for (; i + 4 <= rows; i += 4) {
        fourNarrow(i, j, taps.offsets(), taps.run(), a, at, b, start, c, to);
      }
      for (; i < rows; i++) {
        oneNarrow(i, j, taps.offsets(), taps.run(), a, at, b, start, c, to);
      }
    }
  }

  private static void fourPlaces(
      int i,
      int j,
      int[] offsets,
      int run,
      float[] a,
      int[] at,
      Block block,
      Block start,
      float[] c,
      int[] to) {
    float[] b = block.values();
    int step = block.row();
    int q = block.offset() + j;
    FloatVector c00 = FloatVector.fromArray(SPECIES, start.values(), start.offset() + j);
    FloatVector c01 = FloatVector.fromArray(SPECIES, start.values(), start.offset() + j + LANES);
    FloatVector c10 = c00;
    FloatVector c11 = c01;
    FloatVector c20 = c00;
    FloatVector c21 = c01;
    FloatVector c30 = c00;
    FloatVector c31 = c01;
    for (int offset : offsets) {
      int p0 = at[i] + offset;
      int p1 = at[i + 1] + offset;
      int p2 = at[i + 2] + offset;
      int p3 = at[i + 3] + offset;
      for (int r = 0; r < run; r++) {
        FloatVector left = FloatVector.fromArray(SPECIES, b, q);
        FloatVector right = FloatVector.fromArray(SPECIES, b, q + LANES);
        FloatVector x = FloatVector.broadcast(SPECIES, a[p0 + r]);
        c00 = x.fma(left, c00);
        c01 = x.fma(right, c01);
        x = FloatVector.broadcast(SPECIES, a[p1 + r]);
        c10 = x.fma(left, c10);
        c11 = x.fma(right, c11);
        x = FloatVector.broadcast(SPECIES, a[p2 + r]);
        c20 = x.fma(left, c20);
        c21 = x.fma(right, c21);
        x = FloatVector.broadcast(SPECIES, a[p3 + r]);
        c30 = x.fma(left, c30);
        c31 = x.fma(right, c31);
        q += step;
      }
    }
    c00.intoArray(c, to[i] + j);
    c01.intoArray(c, to[i] + j + LANES);
    c10.intoArray(c, to[i + 1] + j);
    c11.intoArray(c, to[i + 1] + j + LANES);
    c20.intoArray(c, to[i + 2] + j);
    c21.intoArray(c, to[i + 2] + j + LANES);
    c30.intoArray(c, to[i + 3] + j);
    c31.intoArray(c, to[i + 3] + j + LANES);
  }

  private static void onePlace(
      int i,
      int j,
      int[] offsets,
      int run,
      float[] a,
      int[] at,
      Block block,
      Block start,
      float[] c,
      int[] to) {
    oneNarrow(i, j, offsets, run, a, at, block, start, c, to);
    oneNarrow(i, j + LANES, offsets, run, a, at, block, start, c, to);
  }

  private static void fourNarrow(
      int i,
      int j,
      int[] offsets,
      int run,
      float[] a,
      int[] at,
      Block block,
      Block start,
      float[] c,
      int[] to) {
    float[] b = block.values();
    int step = block.row();
    int q = block.offset() + j;
    FloatVector row0 = FloatVector.fromArray(SPECIES, start.values(), start.offset() + j);
    FloatVector row1 = row0;
    FloatVector row2 = row0;
    FloatVector row3 = row0;
    for (int offset : offsets) {
      int p0 = at[i] + offset;
      int p1 = at[i + 1] + offset;
      int p2 = at[i + 2] + offset;
      int p3 = at[i + 3] + offset;
      for (int r = 0; r < run; r++) {
        FloatVector y = FloatVector.fromArray(SPECIES, b, q);
        row0 = FloatVector.broadcast(SPECIES, a[p0 + r]).fma(y, row0);
        row1 = FloatVector.broadcast(SPECIES, a[p1 + r]).fma(y, row1);
        row2 = FloatVector.broadcast(SPECIES, a[p2 + r]).fma(y, row2);
        row3 = FloatVector.broadcast(SPECIES, a[p3 + r]).fma(y, row3);
        q += step;
      }
    }
    row0.intoArray(c, to[i] + j);
    row1.intoArray(c, to[i + 1] + j);
    row2.intoArray(c, to[i + 2] + j);
    row3.intoArray(c, to[i + 3] + j);
  }

  private static void oneNarrow(
      int i,
      int j,
      int[] offsets,
      int run,
      float[] a,
      int[] at,
      Block block,
      Block start,
      float[] c,
      int[] to) {
    int q = block.offset() + j;
    FloatVector sum = FloatVector.fromArray(SPECIES, start.values(), start.offset() + j);
    for (int offset : offsets) {
      int p = at[i] + offset;
      for (int r = 0; r < run; r++) {
        FloatVector y = FloatVector.fromArray(SPECIES, block.values(), q);
        sum = FloatVector.broadcast(SPECIES, a[p + r]).fma(y, sum);
        q += block.row();
      }
    }
    sum.intoArray(c, to[i] + j);
  }

  static void correlate(
      int rows, int columns, Taps taps, float[] a, int[] at, float[] g, int[] of, Block c) {
    for (int from = 0; from < rows; from += CHUNK) {
      int end = Math.min(rows, from + CHUNK);
      for (int t = 0; t < taps.offsets().length; t++) {
        int p = taps.offsets()[t];
        int q = c.offset() + t * taps.run() * c.row();
        for (int j = 0; j + PANEL <= columns; j += PANEL) {
          int r = 0;
          for (; r + 4 <= taps.run(); r += 4) {
            fourSums(from, end, p + r, j, a, at, g, of, c.values(), q + r * c.row() + j, c.row());
          }
          for (; r < taps.run(); r++) {
            oneSum(from, end, p + r, j, a, at, g, of, c.values(), q + r * c.row() + j);
            oneSum(
                from, end, p + r, j + LANES, a, at, g, of, c.values(), q + r * c.row() + j + LANES);
          }
        }
        for (int j = columns - columns % PANEL; j < columns; j += LANES) {
          for (int r = 0; r < taps.run(); r++) {
            oneSum(from, end, p + r, j, a, at, g, of, c.values(), q + r * c.row() + j);
          }
        }
      }
    }
  }

  private static void fourSums(
      int from,
      int end,
      int offset,
      int j,
      float[] a,
      int[] at,
      float[] g,
      int[] of,
      float[] c,
      int c0,
      int row) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, c0);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, c0 + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, c0 + row);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, c0 + row + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, c0 + 2 * row);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, c0 + 2 * row + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, c0 + 3 * row);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, c0 + 3 * row + LANES);
    for (int i = from; i < end; i++) {
      int p = at[i] + offset;
      int q = of[i] + j;
      FloatVector left = FloatVector.fromArray(SPECIES, g, q);
      FloatVector right = FloatVector.fromArray(SPECIES, g, q + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[p]);
      c00 = x.fma(left, c00);
      c01 = x.fma(right, c01);
      x = FloatVector.broadcast(SPECIES, a[p + 1]);
      c10 = x.fma(left, c10);
      c11 = x.fma(right, c11);
      x = FloatVector.broadcast(SPECIES, a[p + 2]);
      c20 = x.fma(left, c20);
      c21 = x.fma(right, c21);
      x = FloatVector.broadcast(SPECIES, a[p + 3]);
      c30 = x.fma(left, c30);
      c31 = x.fma(right, c31);
    }
    c00.intoArray(c, c0);
    c01.intoArray(c, c0 + LANES);
    c10.intoArray(c, c0 + row);
    c11.intoArray(c, c0 + row + LANES);
    c20.intoArray(c, c0 + 2 * row);
    c21.intoArray(c, c0 + 2 * row + LANES);
    c30.intoArray(c, c0 + 3 * row);
    c31.intoArray(c, c0 + 3 * row + LANES);
  }

  private static void oneSum(
      int from,
      int end,
      int offset,
      int j,
      float[] a,
      int[] at,
      float[] g,
      int[] of,
      float[] c,
      int c0) {
    FloatVector sum = FloatVector.fromArray(SPECIES, c, c0);
    for (int i = from; i < end; i++) {
      FloatVector y = FloatVector.fromArray(SPECIES, g, of[i] + j);
      sum = FloatVector.broadcast(SPECIES, a[at[i] + offset]).fma(y, sum);
    }
    sum.intoArray(c, c0);
  }
}
