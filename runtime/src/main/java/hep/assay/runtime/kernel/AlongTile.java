// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

import hep.assay.runtime.kernel.Kernel.Block;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Parts of a matrix product that are four vectors wide, where neighbours in a row of A are
 * neighbours in memory and the rows of B follow each other: all steps are known, so that the
 * compiler takes the checks of indices out of the loop. 20 sums, four vectors of B and one element
 * of A are held in 32 vector registers. Sums below {@code floor} become 0.
 *
 * <p>{@code c = s + a b} for some rows from row {@code i} on and the columns at the left edge of
 * {@code b}, {@code s} and {@code c}. The sums are named by row and vector.
 */
final class AlongTile {
  private AlongTile() {}

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** From one row of B to the next. */
  private static final int WIDTH = 4 * LANES;

  /** Five rows: the fastest. */
  static void five(int inner, Block a, Block b, Block s, Block c, int i, float floor) {
    float[] from = s.values();
    int at = s.offset() + i * s.row();
    int step = s.row();
    FloatVector c00 = FloatVector.fromArray(SPECIES, from, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, from, at + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, from, at + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, from, at + 3 * LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, from, at + step);
    FloatVector c11 = FloatVector.fromArray(SPECIES, from, at + step + LANES);
    FloatVector c12 = FloatVector.fromArray(SPECIES, from, at + step + 2 * LANES);
    FloatVector c13 = FloatVector.fromArray(SPECIES, from, at + step + 3 * LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, from, at + 2 * step);
    FloatVector c21 = FloatVector.fromArray(SPECIES, from, at + 2 * step + LANES);
    FloatVector c22 = FloatVector.fromArray(SPECIES, from, at + 2 * step + 2 * LANES);
    FloatVector c23 = FloatVector.fromArray(SPECIES, from, at + 2 * step + 3 * LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, from, at + 3 * step);
    FloatVector c31 = FloatVector.fromArray(SPECIES, from, at + 3 * step + LANES);
    FloatVector c32 = FloatVector.fromArray(SPECIES, from, at + 3 * step + 2 * LANES);
    FloatVector c33 = FloatVector.fromArray(SPECIES, from, at + 3 * step + 3 * LANES);
    FloatVector c40 = FloatVector.fromArray(SPECIES, from, at + 4 * step);
    FloatVector c41 = FloatVector.fromArray(SPECIES, from, at + 4 * step + LANES);
    FloatVector c42 = FloatVector.fromArray(SPECIES, from, at + 4 * step + 2 * LANES);
    FloatVector c43 = FloatVector.fromArray(SPECIES, from, at + 4 * step + 3 * LANES);
    float[] x = a.values();
    float[] y = b.values();
    int p = a.offset() + i * a.row();
    int p1 = p + a.row();
    int p2 = p + 2 * a.row();
    int p3 = p + 3 * a.row();
    int p4 = p + 4 * a.row();
    int q = b.offset();
    for (int k = 0; k < inner; k++) {
      int w = q + k * WIDTH;
      FloatVector b0 = FloatVector.fromArray(SPECIES, y, w);
      FloatVector b1 = FloatVector.fromArray(SPECIES, y, w + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, y, w + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(SPECIES, y, w + 3 * LANES);
      FloatVector e = FloatVector.broadcast(SPECIES, x[p + k]);
      c00 = e.fma(b0, c00);
      c01 = e.fma(b1, c01);
      c02 = e.fma(b2, c02);
      c03 = e.fma(b3, c03);
      e = FloatVector.broadcast(SPECIES, x[p1 + k]);
      c10 = e.fma(b0, c10);
      c11 = e.fma(b1, c11);
      c12 = e.fma(b2, c12);
      c13 = e.fma(b3, c13);
      e = FloatVector.broadcast(SPECIES, x[p2 + k]);
      c20 = e.fma(b0, c20);
      c21 = e.fma(b1, c21);
      c22 = e.fma(b2, c22);
      c23 = e.fma(b3, c23);
      e = FloatVector.broadcast(SPECIES, x[p3 + k]);
      c30 = e.fma(b0, c30);
      c31 = e.fma(b1, c31);
      c32 = e.fma(b2, c32);
      c33 = e.fma(b3, c33);
      e = FloatVector.broadcast(SPECIES, x[p4 + k]);
      c40 = e.fma(b0, c40);
      c41 = e.fma(b1, c41);
      c42 = e.fma(b2, c42);
      c43 = e.fma(b3, c43);
    }
    c00 = c00.blend(0, c00.compare(VectorOperators.LT, floor));
    c01 = c01.blend(0, c01.compare(VectorOperators.LT, floor));
    c02 = c02.blend(0, c02.compare(VectorOperators.LT, floor));
    c03 = c03.blend(0, c03.compare(VectorOperators.LT, floor));
    c10 = c10.blend(0, c10.compare(VectorOperators.LT, floor));
    c11 = c11.blend(0, c11.compare(VectorOperators.LT, floor));
    c12 = c12.blend(0, c12.compare(VectorOperators.LT, floor));
    c13 = c13.blend(0, c13.compare(VectorOperators.LT, floor));
    c20 = c20.blend(0, c20.compare(VectorOperators.LT, floor));
    c21 = c21.blend(0, c21.compare(VectorOperators.LT, floor));
    c22 = c22.blend(0, c22.compare(VectorOperators.LT, floor));
    c23 = c23.blend(0, c23.compare(VectorOperators.LT, floor));
    c30 = c30.blend(0, c30.compare(VectorOperators.LT, floor));
    c31 = c31.blend(0, c31.compare(VectorOperators.LT, floor));
    c32 = c32.blend(0, c32.compare(VectorOperators.LT, floor));
    c33 = c33.blend(0, c33.compare(VectorOperators.LT, floor));
    c40 = c40.blend(0, c40.compare(VectorOperators.LT, floor));
    c41 = c41.blend(0, c41.compare(VectorOperators.LT, floor));
    c42 = c42.blend(0, c42.compare(VectorOperators.LT, floor));
    c43 = c43.blend(0, c43.compare(VectorOperators.LT, floor));
    float[] into = c.values();
    at = c.offset() + i * c.row();
    step = c.row();
    c00.intoArray(into, at);
    c01.intoArray(into, at + LANES);
    c02.intoArray(into, at + 2 * LANES);
    c03.intoArray(into, at + 3 * LANES);
    c10.intoArray(into, at + step);
    c11.intoArray(into, at + step + LANES);
    c12.intoArray(into, at + step + 2 * LANES);
    c13.intoArray(into, at + step + 3 * LANES);
    c20.intoArray(into, at + 2 * step);
    c21.intoArray(into, at + 2 * step + LANES);
    c22.intoArray(into, at + 2 * step + 2 * LANES);
    c23.intoArray(into, at + 2 * step + 3 * LANES);
    c30.intoArray(into, at + 3 * step);
    c31.intoArray(into, at + 3 * step + LANES);
    c32.intoArray(into, at + 3 * step + 2 * LANES);
    c33.intoArray(into, at + 3 * step + 3 * LANES);
    c40.intoArray(into, at + 4 * step);
    c41.intoArray(into, at + 4 * step + LANES);
    c42.intoArray(into, at + 4 * step + 2 * LANES);
    c43.intoArray(into, at + 4 * step + 3 * LANES);
  }

  /** Four rows: with five, these make up any number from 12. */
  static void four(int inner, Block a, Block b, Block s, Block c, int i, float floor) {
    float[] from = s.values();
    int at = s.offset() + i * s.row();
    int step = s.row();
    FloatVector c00 = FloatVector.fromArray(SPECIES, from, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, from, at + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, from, at + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, from, at + 3 * LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, from, at + step);
    FloatVector c11 = FloatVector.fromArray(SPECIES, from, at + step + LANES);
    FloatVector c12 = FloatVector.fromArray(SPECIES, from, at + step + 2 * LANES);
    FloatVector c13 = FloatVector.fromArray(SPECIES, from, at + step + 3 * LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, from, at + 2 * step);
    FloatVector c21 = FloatVector.fromArray(SPECIES, from, at + 2 * step + LANES);
    FloatVector c22 = FloatVector.fromArray(SPECIES, from, at + 2 * step + 2 * LANES);
    FloatVector c23 = FloatVector.fromArray(SPECIES, from, at + 2 * step + 3 * LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, from, at + 3 * step);
    FloatVector c31 = FloatVector.fromArray(SPECIES, from, at + 3 * step + LANES);
    FloatVector c32 = FloatVector.fromArray(SPECIES, from, at + 3 * step + 2 * LANES);
    FloatVector c33 = FloatVector.fromArray(SPECIES, from, at + 3 * step + 3 * LANES);
    float[] x = a.values();
    float[] y = b.values();
    int p = a.offset() + i * a.row();
    int p1 = p + a.row();
    int p2 = p + 2 * a.row();
    int p3 = p + 3 * a.row();
    int q = b.offset();
    for (int k = 0; k < inner; k++) {
      int w = q + k * WIDTH;
      FloatVector b0 = FloatVector.fromArray(SPECIES, y, w);
      FloatVector b1 = FloatVector.fromArray(SPECIES, y, w + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, y, w + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(SPECIES, y, w + 3 * LANES);
      FloatVector e = FloatVector.broadcast(SPECIES, x[p + k]);
      c00 = e.fma(b0, c00);
      c01 = e.fma(b1, c01);
      c02 = e.fma(b2, c02);
      c03 = e.fma(b3, c03);
      e = FloatVector.broadcast(SPECIES, x[p1 + k]);
      c10 = e.fma(b0, c10);
      c11 = e.fma(b1, c11);
      c12 = e.fma(b2, c12);
      c13 = e.fma(b3, c13);
      e = FloatVector.broadcast(SPECIES, x[p2 + k]);
      c20 = e.fma(b0, c20);
      c21 = e.fma(b1, c21);
      c22 = e.fma(b2, c22);
      c23 = e.fma(b3, c23);
      e = FloatVector.broadcast(SPECIES, x[p3 + k]);
      c30 = e.fma(b0, c30);
      c31 = e.fma(b1, c31);
      c32 = e.fma(b2, c32);
      c33 = e.fma(b3, c33);
    }
    c00 = c00.blend(0, c00.compare(VectorOperators.LT, floor));
    c01 = c01.blend(0, c01.compare(VectorOperators.LT, floor));
    c02 = c02.blend(0, c02.compare(VectorOperators.LT, floor));
    c03 = c03.blend(0, c03.compare(VectorOperators.LT, floor));
    c10 = c10.blend(0, c10.compare(VectorOperators.LT, floor));
    c11 = c11.blend(0, c11.compare(VectorOperators.LT, floor));
    c12 = c12.blend(0, c12.compare(VectorOperators.LT, floor));
    c13 = c13.blend(0, c13.compare(VectorOperators.LT, floor));
    c20 = c20.blend(0, c20.compare(VectorOperators.LT, floor));
    c21 = c21.blend(0, c21.compare(VectorOperators.LT, floor));
    c22 = c22.blend(0, c22.compare(VectorOperators.LT, floor));
    c23 = c23.blend(0, c23.compare(VectorOperators.LT, floor));
    c30 = c30.blend(0, c30.compare(VectorOperators.LT, floor));
    c31 = c31.blend(0, c31.compare(VectorOperators.LT, floor));
    c32 = c32.blend(0, c32.compare(VectorOperators.LT, floor));
    c33 = c33.blend(0, c33.compare(VectorOperators.LT, floor));
    float[] into = c.values();
    at = c.offset() + i * c.row();
    step = c.row();
    c00.intoArray(into, at);
    c01.intoArray(into, at + LANES);
    c02.intoArray(into, at + 2 * LANES);
    c03.intoArray(into, at + 3 * LANES);
    c10.intoArray(into, at + step);
    c11.intoArray(into, at + step + LANES);
    c12.intoArray(into, at + step + 2 * LANES);
    c13.intoArray(into, at + step + 3 * LANES);
    c20.intoArray(into, at + 2 * step);
    c21.intoArray(into, at + 2 * step + LANES);
    c22.intoArray(into, at + 2 * step + 2 * LANES);
    c23.intoArray(into, at + 2 * step + 3 * LANES);
    c30.intoArray(into, at + 3 * step);
    c31.intoArray(into, at + 3 * step + LANES);
    c32.intoArray(into, at + 3 * step + 2 * LANES);
    c33.intoArray(into, at + 3 * step + 3 * LANES);
  }

  /** Eight rows by one vector, where rows of B are one vector long: the logits of a few classes. */
  static void eightByOne(int inner, Block a, Block b, Block s, Block c, int i) {
    float[] from = s.values();
    int at = s.offset() + i * s.row();
    int step = s.row();
    FloatVector c0 = FloatVector.fromArray(SPECIES, from, at);
    FloatVector c1 = FloatVector.fromArray(SPECIES, from, at + step);
    FloatVector c2 = FloatVector.fromArray(SPECIES, from, at + 2 * step);
    FloatVector c3 = FloatVector.fromArray(SPECIES, from, at + 3 * step);
    FloatVector c4 = FloatVector.fromArray(SPECIES, from, at + 4 * step);
    FloatVector c5 = FloatVector.fromArray(SPECIES, from, at + 5 * step);
    FloatVector c6 = FloatVector.fromArray(SPECIES, from, at + 6 * step);
    FloatVector c7 = FloatVector.fromArray(SPECIES, from, at + 7 * step);
    float[] x = a.values();
    float[] y = b.values();
    int p = a.offset() + i * a.row();
    int p1 = p + a.row();
    int p2 = p + 2 * a.row();
    int p3 = p + 3 * a.row();
    int p4 = p + 4 * a.row();
    int p5 = p + 5 * a.row();
    int p6 = p + 6 * a.row();
    int p7 = p + 7 * a.row();
    int q = b.offset();
    for (int k = 0; k < inner; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, y, q + k * LANES);
      c0 = FloatVector.broadcast(SPECIES, x[p + k]).fma(b0, c0);
      c1 = FloatVector.broadcast(SPECIES, x[p1 + k]).fma(b0, c1);
      c2 = FloatVector.broadcast(SPECIES, x[p2 + k]).fma(b0, c2);
      c3 = FloatVector.broadcast(SPECIES, x[p3 + k]).fma(b0, c3);
      c4 = FloatVector.broadcast(SPECIES, x[p4 + k]).fma(b0, c4);
      c5 = FloatVector.broadcast(SPECIES, x[p5 + k]).fma(b0, c5);
      c6 = FloatVector.broadcast(SPECIES, x[p6 + k]).fma(b0, c6);
      c7 = FloatVector.broadcast(SPECIES, x[p7 + k]).fma(b0, c7);
    }
    float[] into = c.values();
    at = c.offset() + i * c.row();
    step = c.row();
    c0.intoArray(into, at);
    c1.intoArray(into, at + step);
    c2.intoArray(into, at + 2 * step);
    c3.intoArray(into, at + 3 * step);
    c4.intoArray(into, at + 4 * step);
    c5.intoArray(into, at + 5 * step);
    c6.intoArray(into, at + 6 * step);
    c7.intoArray(into, at + 7 * step);
  }
}
