// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

import hep.assay.runtime.kernel.Kernel.Block;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link AlongTile} for the way back through a rectifier: sums become 0 where {@code gate}, laid
 * out as {@code c}, is not above 0.
 *
 * <p>{@code c = s + a b} for some rows from row {@code i} on and the columns at the left edge of
 * {@code b}, {@code s} and {@code c}. The sums are named by row and vector.
 */
final class GatedTile {
  private GatedTile() {}

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** From one row of B to the next. */
  private static final int WIDTH = 4 * LANES;

  /** Five rows. */
  static void five(int inner, Block a, Block b, Block s, Block c, int i, Block gate) {
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
    float[] g = gate.values();
    at = gate.offset() + i * gate.row();
    step = gate.row();
    FloatVector zero = FloatVector.zero(SPECIES);
    c00 = zero.blend(c00, FloatVector.fromArray(SPECIES, g, at).compare(VectorOperators.GT, zero));
    c01 =
        zero.blend(
            c01, FloatVector.fromArray(SPECIES, g, at + LANES).compare(VectorOperators.GT, zero));
    c02 =
        zero.blend(
            c02,
            FloatVector.fromArray(SPECIES, g, at + 2 * LANES).compare(VectorOperators.GT, zero));
    c03 =
        zero.blend(
            c03,
            FloatVector.fromArray(SPECIES, g, at + 3 * LANES).compare(VectorOperators.GT, zero));
    c10 =
        zero.blend(
            c10, FloatVector.fromArray(SPECIES, g, at + step).compare(VectorOperators.GT, zero));
    c11 =
        zero.blend(
            c11,
            FloatVector.fromArray(SPECIES, g, at + step + LANES).compare(VectorOperators.GT, zero));
    c12 =
        zero.blend(
            c12,
            FloatVector.fromArray(SPECIES, g, at + step + 2 * LANES)
                .compare(VectorOperators.GT, zero));
    c13 =
        zero.blend(
            c13,
            FloatVector.fromArray(SPECIES, g, at + step + 3 * LANES)
                .compare(VectorOperators.GT, zero));
    c20 =
        zero.blend(
            c20,
            FloatVector.fromArray(SPECIES, g, at + 2 * step).compare(VectorOperators.GT, zero));
    c21 =
        zero.blend(
            c21,
            FloatVector.fromArray(SPECIES, g, at + 2 * step + LANES)
                .compare(VectorOperators.GT, zero));
    c22 =
        zero.blend(
            c22,
            FloatVector.fromArray(SPECIES, g, at + 2 * step + 2 * LANES)
                .compare(VectorOperators.GT, zero));
    c23 =
        zero.blend(
            c23,
            FloatVector.fromArray(SPECIES, g, at + 2 * step + 3 * LANES)
                .compare(VectorOperators.GT, zero));
    c30 =
        zero.blend(
            c30,
            FloatVector.fromArray(SPECIES, g, at + 3 * step).compare(VectorOperators.GT, zero));
    c31 =
        zero.blend(
            c31,
            FloatVector.fromArray(SPECIES, g, at + 3 * step + LANES)
                .compare(VectorOperators.GT, zero));
    c32 =
        zero.blend(
            c32,
            FloatVector.fromArray(SPECIES, g, at + 3 * step + 2 * LANES)
                .compare(VectorOperators.GT, zero));
    c33 =
        zero.blend(
            c33,
            FloatVector.fromArray(SPECIES, g, at + 3 * step + 3 * LANES)
                .compare(VectorOperators.GT, zero));
    c40 =
        zero.blend(
            c40,
            FloatVector.fromArray(SPECIES, g, at + 4 * step).compare(VectorOperators.GT, zero));
    c41 =
        zero.blend(
            c41,
            FloatVector.fromArray(SPECIES, g, at + 4 * step + LANES)
                .compare(VectorOperators.GT, zero));
    c42 =
        zero.blend(
            c42,
            FloatVector.fromArray(SPECIES, g, at + 4 * step + 2 * LANES)
                .compare(VectorOperators.GT, zero));
    c43 =
        zero.blend(
            c43,
            FloatVector.fromArray(SPECIES, g, at + 4 * step + 3 * LANES)
                .compare(VectorOperators.GT, zero));
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

  /** Four rows. */
  static void four(int inner, Block a, Block b, Block s, Block c, int i, Block gate) {
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
    float[] g = gate.values();
    at = gate.offset() + i * gate.row();
    step = gate.row();
    FloatVector zero = FloatVector.zero(SPECIES);
    c00 = zero.blend(c00, FloatVector.fromArray(SPECIES, g, at).compare(VectorOperators.GT, zero));
    c01 =
        zero.blend(
            c01, FloatVector.fromArray(SPECIES, g, at + LANES).compare(VectorOperators.GT, zero));
    c02 =
        zero.blend(
            c02,
            FloatVector.fromArray(SPECIES, g, at + 2 * LANES).compare(VectorOperators.GT, zero));
    c03 =
        zero.blend(
            c03,
            FloatVector.fromArray(SPECIES, g, at + 3 * LANES).compare(VectorOperators.GT, zero));
    c10 =
        zero.blend(
            c10, FloatVector.fromArray(SPECIES, g, at + step).compare(VectorOperators.GT, zero));
    c11 =
        zero.blend(
            c11,
            FloatVector.fromArray(SPECIES, g, at + step + LANES).compare(VectorOperators.GT, zero));
    c12 =
        zero.blend(
            c12,
            FloatVector.fromArray(SPECIES, g, at + step + 2 * LANES)
                .compare(VectorOperators.GT, zero));
    c13 =
        zero.blend(
            c13,
            FloatVector.fromArray(SPECIES, g, at + step + 3 * LANES)
                .compare(VectorOperators.GT, zero));
    c20 =
        zero.blend(
            c20,
            FloatVector.fromArray(SPECIES, g, at + 2 * step).compare(VectorOperators.GT, zero));
    c21 =
        zero.blend(
            c21,
            FloatVector.fromArray(SPECIES, g, at + 2 * step + LANES)
                .compare(VectorOperators.GT, zero));
    c22 =
        zero.blend(
            c22,
            FloatVector.fromArray(SPECIES, g, at + 2 * step + 2 * LANES)
                .compare(VectorOperators.GT, zero));
    c23 =
        zero.blend(
            c23,
            FloatVector.fromArray(SPECIES, g, at + 2 * step + 3 * LANES)
                .compare(VectorOperators.GT, zero));
    c30 =
        zero.blend(
            c30,
            FloatVector.fromArray(SPECIES, g, at + 3 * step).compare(VectorOperators.GT, zero));
    c31 =
        zero.blend(
            c31,
            FloatVector.fromArray(SPECIES, g, at + 3 * step + LANES)
                .compare(VectorOperators.GT, zero));
    c32 =
        zero.blend(
            c32,
            FloatVector.fromArray(SPECIES, g, at + 3 * step + 2 * LANES)
                .compare(VectorOperators.GT, zero));
    c33 =
        zero.blend(
            c33,
            FloatVector.fromArray(SPECIES, g, at + 3 * step + 3 * LANES)
                .compare(VectorOperators.GT, zero));
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
}
