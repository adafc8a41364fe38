// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

import hep.assay.runtime.kernel.Kernel.Block;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The matrix product on the Vector API: four rows by two vectors of C in registers, B in packed
 * panels where it is wide; columns that fill no vector go to the scalar kernel.
 */
final class VectorProduct {
  private VectorProduct() {}

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int PANEL = 2 * LANES;

  /** Above this many columns of B, its rows are too far apart for the first-level cache. */
  private static final int NARROW = 64;

  static void multiply(
      Kernel scalar, int rows, int columns, int inner, Block a, Block b, Block start, Block c) {
    int whole = columns - columns % PANEL;
    boolean pack = columns > NARROW && rows >= 8;
    float[] packed = pack ? new float[inner * PANEL] : null;
    for (int j = 0; j < whole; j += PANEL) {
      Block panel = pack ? pack(b, j, inner, packed) : right(b, j);
      panel(rows, inner, a, panel, right(start, j), right(c, j));
    }
    int rest = columns - whole;
    if (rest >= LANES) {
      strip(rows, inner, a, right(b, whole), right(start, whole), right(c, whole));
      whole += LANES;
      rest -= LANES;
    }
    if (rest > 0) {
      scalar.multiply(rows, rest, inner, a, right(b, whole), right(start, whole), right(c, whole));
    }
  }

  private static Block right(Block block, int columns) {
    return new Block(
        block.values(), block.offset() + columns * block.column(), block.row(), block.column());
  }

  private static Block pack(Block b, int from, int inner, float[] packed) {
    for (int k = 0; k < inner; k++) {
      System.arraycopy(b.values(), b.offset() + k * b.row() + from, packed, k * PANEL, PANEL);
    }
    return new Block(packed, 0, PANEL, 1);
  }

  private static void panel(int rows, int inner, Block a, Block b, Block s, Block c) {
    int i = 0;
    for (; i + 4 <= rows; i += 4) {
      fourRows(
          inner,
          a.values(),
          a.offset() + i * a.row(),
          a.row(),
          a.column(),
          b.values(),
          b.offset(),
          b.row(),
          s.values(),
          s.offset() + i * s.row(),
          s.row(),
          c.values(),
          c.offset() + i * c.row(),
          c.row());
    }
    for (; i < rows; i++) {
      oneRow(
          inner,
          a.values(),
          a.offset() + i * a.row(),
          a.column(),
          b.values(),
          b.offset(),
          b.row(),
          s.values(),
          s.offset() + i * s.row(),
          c.values(),
          c.offset() + i * c.row());
    }
  }

  /** Four rows by two vectors: eight sums in registers, enough to hide the latency of fma. */
  private static void fourRows(
      int inner,
      float[] a,
      int a0,
      int aRow,
      int aColumn,
      float[] b,
      int b0,
      int bRow,
      float[] s,
      int s0,
      int sRow,
      float[] c,
      int c0,
      int cRow) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, s, s0);
    FloatVector c01 = FloatVector.fromArray(SPECIES, s, s0 + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, s, s0 + sRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, s, s0 + sRow + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, s, s0 + 2 * sRow);
    FloatVector c21 = FloatVector.fromArray(SPECIES, s, s0 + 2 * sRow + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, s, s0 + 3 * sRow);
    FloatVector c31 = FloatVector.fromArray(SPECIES, s, s0 + 3 * sRow + LANES);
    int p = a0;
    int q = b0;
    for (int k = 0; k < inner; k++) {
      FloatVector left = FloatVector.fromArray(SPECIES, b, q);
      FloatVector right = FloatVector.fromArray(SPECIES, b, q + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[p]);
      c00 = x.fma(left, c00);
      c01 = x.fma(right, c01);
      x = FloatVector.broadcast(SPECIES, a[p + aRow]);
      c10 = x.fma(left, c10);
      c11 = x.fma(right, c11);
      x = FloatVector.broadcast(SPECIES, a[p + 2 * aRow]);
      c20 = x.fma(left, c20);
      c21 = x.fma(right, c21);
      x = FloatVector.broadcast(SPECIES, a[p + 3 * aRow]);
      c30 = x.fma(left, c30);
      c31 = x.fma(right, c31);
      p += aColumn;
      q += bRow;
    }
    c00.intoArray(c, c0);
    c01.intoArray(c, c0 + LANES);
    c10.intoArray(c, c0 + cRow);
    c11.intoArray(c, c0 + cRow + LANES);
    c20.intoArray(c, c0 + 2 * cRow);
    c21.intoArray(c, c0 + 2 * cRow + LANES);
    c30.intoArray(c, c0 + 3 * cRow);
    c31.intoArray(c, c0 + 3 * cRow + LANES);
  }

  private static void oneRow(
      int inner,
      float[] a,
      int a0,
      int aColumn,
      float[] b,
      int b0,
      int bRow,
      float[] s,
      int s0,
      float[] c,
      int c0) {
    FloatVector left = FloatVector.fromArray(SPECIES, s, s0);
    FloatVector right = FloatVector.fromArray(SPECIES, s, s0 + LANES);
    for (int k = 0; k < inner; k++) {
      FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + k * aColumn]);
      left = x.fma(FloatVector.fromArray(SPECIES, b, b0 + k * bRow), left);
      right = x.fma(FloatVector.fromArray(SPECIES, b, b0 + k * bRow + LANES), right);
    }
    left.intoArray(c, c0);
    right.intoArray(c, c0 + LANES);
  }

  /** One vector of columns, four rows at a time. */
  private static void strip(int rows, int inner, Block a, Block b, Block s, Block c) {
    int i = 0;
    for (; i + 4 <= rows; i += 4) {
      fourShortRows(
          inner,
          a.values(),
          a.offset() + i * a.row(),
          a.row(),
          a.column(),
          b.values(),
          b.offset(),
          b.row(),
          s.values(),
          s.offset() + i * s.row(),
          s.row(),
          c.values(),
          c.offset() + i * c.row(),
          c.row());
    }
    for (; i < rows; i++) {
      FloatVector sum = FloatVector.fromArray(SPECIES, s.values(), s.offset() + i * s.row());
      for (int k = 0; k < inner; k++) {
        float x = a.values()[a.offset() + i * a.row() + k * a.column()];
        sum =
            FloatVector.broadcast(SPECIES, x)
                .fma(FloatVector.fromArray(SPECIES, b.values(), b.offset() + k * b.row()), sum);
      }
      sum.intoArray(c.values(), c.offset() + i * c.row());
    }
  }

  private static void fourShortRows(
      int inner,
      float[] a,
      int a0,
      int aRow,
      int aColumn,
      float[] b,
      int b0,
      int bRow,
      float[] s,
      int s0,
      int sRow,
      float[] c,
      int c0,
      int cRow) {
    FloatVector row0 = FloatVector.fromArray(SPECIES, s, s0);
    FloatVector row1 = FloatVector.fromArray(SPECIES, s, s0 + sRow);
    FloatVector row2 = FloatVector.fromArray(SPECIES, s, s0 + 2 * sRow);
    FloatVector row3 = FloatVector.fromArray(SPECIES, s, s0 + 3 * sRow);
    int p = a0;
    int q = b0;
    for (int k = 0; k < inner; k++) {
      FloatVector y = FloatVector.fromArray(SPECIES, b, q);
      row0 = FloatVector.broadcast(SPECIES, a[p]).fma(y, row0);
      row1 = FloatVector.broadcast(SPECIES, a[p + aRow]).fma(y, row1);
      row2 = FloatVector.broadcast(SPECIES, a[p + 2 * aRow]).fma(y, row2);
      row3 = FloatVector.broadcast(SPECIES, a[p + 3 * aRow]).fma(y, row3);
      p += aColumn;
      q += bRow;
    }
    row0.intoArray(c, c0);
    row1.intoArray(c, c0 + cRow);
    row2.intoArray(c, c0 + 2 * cRow);
    row3.intoArray(c, c0 + 3 * cRow);
  }
}
