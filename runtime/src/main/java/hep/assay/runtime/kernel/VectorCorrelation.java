// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

import hep.assay.runtime.kernel.Kernel.Block;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The gradient of a convolution's weights on the Vector API: four taps by two vectors of channels.
 */
final class VectorCorrelation {
  private VectorCorrelation() {}

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int PANEL = 2 * LANES;

  /** Places whose slopes stay in the first-level cache while a gradient is summed. */
  private static final int CHUNK = 64;

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
