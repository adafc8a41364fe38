// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

import hep.assay.runtime.kernel.Kernel.Block;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Parts of a matrix product for any steps: eight sums are enough to hide the latency of fma, and 16
 * are better where there are registers for them.
 *
 * <p>{@code c = s + a b} for some rows from row {@code i} on and the columns at the left edge of
 * {@code b}, {@code s} and {@code c}. The sums are named by row and vector.
 */
final class Tile {
  private Tile() {}

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Eight rows by two vectors, for 32 registers. */
  static void eightByTwo(int inner, Block a, Block b, Block s, Block c, int i) {
    float[] from = s.values();
    int at = s.offset() + i * s.row();
    int step = s.row();
    FloatVector c00 = FloatVector.fromArray(SPECIES, from, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, from, at + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, from, at + step);
    FloatVector c11 = FloatVector.fromArray(SPECIES, from, at + step + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, from, at + 2 * step);
    FloatVector c21 = FloatVector.fromArray(SPECIES, from, at + 2 * step + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, from, at + 3 * step);
    FloatVector c31 = FloatVector.fromArray(SPECIES, from, at + 3 * step + LANES);
    FloatVector c40 = FloatVector.fromArray(SPECIES, from, at + 4 * step);
    FloatVector c41 = FloatVector.fromArray(SPECIES, from, at + 4 * step + LANES);
    FloatVector c50 = FloatVector.fromArray(SPECIES, from, at + 5 * step);
    FloatVector c51 = FloatVector.fromArray(SPECIES, from, at + 5 * step + LANES);
    FloatVector c60 = FloatVector.fromArray(SPECIES, from, at + 6 * step);
    FloatVector c61 = FloatVector.fromArray(SPECIES, from, at + 6 * step + LANES);
    FloatVector c70 = FloatVector.fromArray(SPECIES, from, at + 7 * step);
    FloatVector c71 = FloatVector.fromArray(SPECIES, from, at + 7 * step + LANES);
    float[] x = a.values();
    float[] y = b.values();
    int row = a.row();
    int p = a.offset() + i * a.row();
    int q = b.offset();
    int right = a.column();
    int down = b.row();
    for (int k = 0; k < inner; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, y, q);
      FloatVector b1 = FloatVector.fromArray(SPECIES, y, q + LANES);
      FloatVector e = FloatVector.broadcast(SPECIES, x[p]);
      c00 = e.fma(b0, c00);
      c01 = e.fma(b1, c01);
      e = FloatVector.broadcast(SPECIES, x[p + row]);
      c10 = e.fma(b0, c10);
      c11 = e.fma(b1, c11);
      e = FloatVector.broadcast(SPECIES, x[p + 2 * row]);
      c20 = e.fma(b0, c20);
      c21 = e.fma(b1, c21);
      e = FloatVector.broadcast(SPECIES, x[p + 3 * row]);
      c30 = e.fma(b0, c30);
      c31 = e.fma(b1, c31);
      e = FloatVector.broadcast(SPECIES, x[p + 4 * row]);
      c40 = e.fma(b0, c40);
      c41 = e.fma(b1, c41);
      e = FloatVector.broadcast(SPECIES, x[p + 5 * row]);
      c50 = e.fma(b0, c50);
      c51 = e.fma(b1, c51);
      e = FloatVector.broadcast(SPECIES, x[p + 6 * row]);
      c60 = e.fma(b0, c60);
      c61 = e.fma(b1, c61);
      e = FloatVector.broadcast(SPECIES, x[p + 7 * row]);
      c70 = e.fma(b0, c70);
      c71 = e.fma(b1, c71);
      p += right;
      q += down;
    }
    float[] into = c.values();
    at = c.offset() + i * c.row();
    step = c.row();
    c00.intoArray(into, at);
    c01.intoArray(into, at + LANES);
    c10.intoArray(into, at + step);
    c11.intoArray(into, at + step + LANES);
    c20.intoArray(into, at + 2 * step);
    c21.intoArray(into, at + 2 * step + LANES);
    c30.intoArray(into, at + 3 * step);
    c31.intoArray(into, at + 3 * step + LANES);
    c40.intoArray(into, at + 4 * step);
    c41.intoArray(into, at + 4 * step + LANES);
    c50.intoArray(into, at + 5 * step);
    c51.intoArray(into, at + 5 * step + LANES);
    c60.intoArray(into, at + 6 * step);
    c61.intoArray(into, at + 6 * step + LANES);
    c70.intoArray(into, at + 7 * step);
    c71.intoArray(into, at + 7 * step + LANES);
  }

  /** Four rows by two vectors, for 16 registers. */
  static void fourByTwo(int inner, Block a, Block b, Block s, Block c, int i) {
    float[] from = s.values();
    int at = s.offset() + i * s.row();
    int step = s.row();
    FloatVector c00 = FloatVector.fromArray(SPECIES, from, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, from, at + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, from, at + step);
    FloatVector c11 = FloatVector.fromArray(SPECIES, from, at + step + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, from, at + 2 * step);
    FloatVector c21 = FloatVector.fromArray(SPECIES, from, at + 2 * step + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, from, at + 3 * step);
    FloatVector c31 = FloatVector.fromArray(SPECIES, from, at + 3 * step + LANES);
    float[] x = a.values();
    float[] y = b.values();
    int row = a.row();
    int p = a.offset() + i * a.row();
    int q = b.offset();
    int right = a.column();
    int down = b.row();
    for (int k = 0; k < inner; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, y, q);
      FloatVector b1 = FloatVector.fromArray(SPECIES, y, q + LANES);
      FloatVector e = FloatVector.broadcast(SPECIES, x[p]);
      c00 = e.fma(b0, c00);
      c01 = e.fma(b1, c01);
      e = FloatVector.broadcast(SPECIES, x[p + row]);
      c10 = e.fma(b0, c10);
      c11 = e.fma(b1, c11);
      e = FloatVector.broadcast(SPECIES, x[p + 2 * row]);
      c20 = e.fma(b0, c20);
      c21 = e.fma(b1, c21);
      e = FloatVector.broadcast(SPECIES, x[p + 3 * row]);
      c30 = e.fma(b0, c30);
      c31 = e.fma(b1, c31);
      p += right;
      q += down;
    }
    float[] into = c.values();
    at = c.offset() + i * c.row();
    step = c.row();
    c00.intoArray(into, at);
    c01.intoArray(into, at + LANES);
    c10.intoArray(into, at + step);
    c11.intoArray(into, at + step + LANES);
    c20.intoArray(into, at + 2 * step);
    c21.intoArray(into, at + 2 * step + LANES);
    c30.intoArray(into, at + 3 * step);
    c31.intoArray(into, at + 3 * step + LANES);
  }

  /** One row by two vectors. */
  static void oneByTwo(int inner, Block a, Block b, Block s, Block c, int i) {
    float[] from = s.values();
    int at = s.offset() + i * s.row();
    FloatVector c00 = FloatVector.fromArray(SPECIES, from, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, from, at + LANES);
    float[] x = a.values();
    float[] y = b.values();
    int p = a.offset() + i * a.row();
    int q = b.offset();
    int right = a.column();
    int down = b.row();
    for (int k = 0; k < inner; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, y, q);
      FloatVector b1 = FloatVector.fromArray(SPECIES, y, q + LANES);
      FloatVector e = FloatVector.broadcast(SPECIES, x[p]);
      c00 = e.fma(b0, c00);
      c01 = e.fma(b1, c01);
      p += right;
      q += down;
    }
    float[] into = c.values();
    at = c.offset() + i * c.row();
    c00.intoArray(into, at);
    c01.intoArray(into, at + LANES);
  }

  /** Eight rows by one vector. */
  static void eightByOne(int inner, Block a, Block b, Block s, Block c, int i) {
    float[] from = s.values();
    int at = s.offset() + i * s.row();
    int step = s.row();
    FloatVector c00 = FloatVector.fromArray(SPECIES, from, at);
    FloatVector c10 = FloatVector.fromArray(SPECIES, from, at + step);
    FloatVector c20 = FloatVector.fromArray(SPECIES, from, at + 2 * step);
    FloatVector c30 = FloatVector.fromArray(SPECIES, from, at + 3 * step);
    FloatVector c40 = FloatVector.fromArray(SPECIES, from, at + 4 * step);
    FloatVector c50 = FloatVector.fromArray(SPECIES, from, at + 5 * step);
    FloatVector c60 = FloatVector.fromArray(SPECIES, from, at + 6 * step);
    FloatVector c70 = FloatVector.fromArray(SPECIES, from, at + 7 * step);
    float[] x = a.values();
    float[] y = b.values();
    int row = a.row();
    int p = a.offset() + i * a.row();
    int q = b.offset();
    int right = a.column();
    int down = b.row();
    for (int k = 0; k < inner; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, y, q);
      FloatVector e = FloatVector.broadcast(SPECIES, x[p]);
      c00 = e.fma(b0, c00);
      e = FloatVector.broadcast(SPECIES, x[p + row]);
      c10 = e.fma(b0, c10);
      e = FloatVector.broadcast(SPECIES, x[p + 2 * row]);
      c20 = e.fma(b0, c20);
      e = FloatVector.broadcast(SPECIES, x[p + 3 * row]);
      c30 = e.fma(b0, c30);
      e = FloatVector.broadcast(SPECIES, x[p + 4 * row]);
      c40 = e.fma(b0, c40);
      e = FloatVector.broadcast(SPECIES, x[p + 5 * row]);
      c50 = e.fma(b0, c50);
      e = FloatVector.broadcast(SPECIES, x[p + 6 * row]);
      c60 = e.fma(b0, c60);
      e = FloatVector.broadcast(SPECIES, x[p + 7 * row]);
      c70 = e.fma(b0, c70);
      p += right;
      q += down;
    }
    float[] into = c.values();
    at = c.offset() + i * c.row();
    step = c.row();
    c00.intoArray(into, at);
    c10.intoArray(into, at + step);
    c20.intoArray(into, at + 2 * step);
    c30.intoArray(into, at + 3 * step);
    c40.intoArray(into, at + 4 * step);
    c50.intoArray(into, at + 5 * step);
    c60.intoArray(into, at + 6 * step);
    c70.intoArray(into, at + 7 * step);
  }

  /** One row by one vector. */
  static void oneByOne(int inner, Block a, Block b, Block s, Block c, int i) {
    float[] from = s.values();
    int at = s.offset() + i * s.row();
    FloatVector c00 = FloatVector.fromArray(SPECIES, from, at);
    float[] x = a.values();
    float[] y = b.values();
    int p = a.offset() + i * a.row();
    int q = b.offset();
    int right = a.column();
    int down = b.row();
    for (int k = 0; k < inner; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, y, q);
      FloatVector e = FloatVector.broadcast(SPECIES, x[p]);
      c00 = e.fma(b0, c00);
      p += right;
      q += down;
    }
    float[] into = c.values();
    at = c.offset() + i * c.row();
    c00.intoArray(into, at);
  }

  /** One row by four vectors. */
  static void oneByFour(int inner, Block a, Block b, Block s, Block c, int i) {
    float[] from = s.values();
    int at = s.offset() + i * s.row();
    FloatVector c00 = FloatVector.fromArray(SPECIES, from, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, from, at + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, from, at + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, from, at + 3 * LANES);
    float[] x = a.values();
    float[] y = b.values();
    int p = a.offset() + i * a.row();
    int q = b.offset();
    int right = a.column();
    int down = b.row();
    for (int k = 0; k < inner; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, y, q);
      FloatVector b1 = FloatVector.fromArray(SPECIES, y, q + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, y, q + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(SPECIES, y, q + 3 * LANES);
      FloatVector e = FloatVector.broadcast(SPECIES, x[p]);
      c00 = e.fma(b0, c00);
      c01 = e.fma(b1, c01);
      c02 = e.fma(b2, c02);
      c03 = e.fma(b3, c03);
      p += right;
      q += down;
    }
    float[] into = c.values();
    at = c.offset() + i * c.row();
    c00.intoArray(into, at);
    c01.intoArray(into, at + LANES);
    c02.intoArray(into, at + 2 * LANES);
    c03.intoArray(into, at + 3 * LANES);
  }
}
