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

  /** Whether there are registers for sixteen sums. */
  private static final boolean WIDE = LANES >= 16;

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
      for (; WIDE && i + 8 <= rows; i += 8) {
        eightPlaces(i, j, taps.near(), a, at, b, start, c, to);
      }
      for (; i + 4 <= rows; i += 4) {
        fourPlaces(i, j, taps.near(), a, at, b, start, c, to);
      }
      for (; i < rows; i++) {
        onePlace(i, j, taps.near(), a, at, b, start, c, to);
      }
    }
    for (; j < columns; j += LANES) {
      int i = 0;
      for (; i + 4 <= rows; i += 4) {
        fourNarrow(i, j, taps.near(), a, at, b, start, c, to);
      }
      for (; i < rows; i++) {
        oneNarrow(i, j, taps.near(), a, at, b, start, c, to);
      }
    }
  }

  /** Eight places by two vectors: sixteen sums, for machines with 32 registers. */
  private static void eightPlaces(
      int i,
      int j,
      int[] near,
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
    FloatVector c40 = c00;
    FloatVector c41 = c01;
    FloatVector c50 = c00;
    FloatVector c51 = c01;
    FloatVector c60 = c00;
    FloatVector c61 = c01;
    FloatVector c70 = c00;
    FloatVector c71 = c01;
    int p0 = at[i];
    int p1 = at[i + 1];
    int p2 = at[i + 2];
    int p3 = at[i + 3];
    int p4 = at[i + 4];
    int p5 = at[i + 5];
    int p6 = at[i + 6];
    int p7 = at[i + 7];
    for (int p : near) {
      FloatVector left = FloatVector.fromArray(SPECIES, b, q);
      FloatVector right = FloatVector.fromArray(SPECIES, b, q + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[p0 + p]);
      c00 = x.fma(left, c00);
      c01 = x.fma(right, c01);
      x = FloatVector.broadcast(SPECIES, a[p1 + p]);
      c10 = x.fma(left, c10);
      c11 = x.fma(right, c11);
      x = FloatVector.broadcast(SPECIES, a[p2 + p]);
      c20 = x.fma(left, c20);
      c21 = x.fma(right, c21);
      x = FloatVector.broadcast(SPECIES, a[p3 + p]);
      c30 = x.fma(left, c30);
      c31 = x.fma(right, c31);
      x = FloatVector.broadcast(SPECIES, a[p4 + p]);
      c40 = x.fma(left, c40);
      c41 = x.fma(right, c41);
      x = FloatVector.broadcast(SPECIES, a[p5 + p]);
      c50 = x.fma(left, c50);
      c51 = x.fma(right, c51);
      x = FloatVector.broadcast(SPECIES, a[p6 + p]);
      c60 = x.fma(left, c60);
      c61 = x.fma(right, c61);
      x = FloatVector.broadcast(SPECIES, a[p7 + p]);
      c70 = x.fma(left, c70);
      c71 = x.fma(right, c71);
      q += step;
    }
    c00.intoArray(c, to[i] + j);
    c01.intoArray(c, to[i] + j + LANES);
    c10.intoArray(c, to[i + 1] + j);
    c11.intoArray(c, to[i + 1] + j + LANES);
    c20.intoArray(c, to[i + 2] + j);
    c21.intoArray(c, to[i + 2] + j + LANES);
    c30.intoArray(c, to[i + 3] + j);
    c31.intoArray(c, to[i + 3] + j + LANES);
    c40.intoArray(c, to[i + 4] + j);
    c41.intoArray(c, to[i + 4] + j + LANES);
    c50.intoArray(c, to[i + 5] + j);
    c51.intoArray(c, to[i + 5] + j + LANES);
    c60.intoArray(c, to[i + 6] + j);
    c61.intoArray(c, to[i + 6] + j + LANES);
    c70.intoArray(c, to[i + 7] + j);
    c71.intoArray(c, to[i + 7] + j + LANES);
  }

  private static void fourPlaces(
      int i,
      int j,
      int[] near,
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
    int p0 = at[i];
    int p1 = at[i + 1];
    int p2 = at[i + 2];
    int p3 = at[i + 3];
    for (int p : near) {
      FloatVector left = FloatVector.fromArray(SPECIES, b, q);
      FloatVector right = FloatVector.fromArray(SPECIES, b, q + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, a[p0 + p]);
      c00 = x.fma(left, c00);
      c01 = x.fma(right, c01);
      x = FloatVector.broadcast(SPECIES, a[p1 + p]);
      c10 = x.fma(left, c10);
      c11 = x.fma(right, c11);
      x = FloatVector.broadcast(SPECIES, a[p2 + p]);
      c20 = x.fma(left, c20);
      c21 = x.fma(right, c21);
      x = FloatVector.broadcast(SPECIES, a[p3 + p]);
      c30 = x.fma(left, c30);
      c31 = x.fma(right, c31);
      q += step;
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
      int[] near,
      float[] a,
      int[] at,
      Block block,
      Block start,
      float[] c,
      int[] to) {
    oneNarrow(i, j, near, a, at, block, start, c, to);
    oneNarrow(i, j + LANES, near, a, at, block, start, c, to);
  }

  private static void fourNarrow(
      int i,
      int j,
      int[] near,
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
    int p0 = at[i];
    int p1 = at[i + 1];
    int p2 = at[i + 2];
    int p3 = at[i + 3];
    for (int p : near) {
      FloatVector y = FloatVector.fromArray(SPECIES, b, q);
      row0 = FloatVector.broadcast(SPECIES, a[p0 + p]).fma(y, row0);
      row1 = FloatVector.broadcast(SPECIES, a[p1 + p]).fma(y, row1);
      row2 = FloatVector.broadcast(SPECIES, a[p2 + p]).fma(y, row2);
      row3 = FloatVector.broadcast(SPECIES, a[p3 + p]).fma(y, row3);
      q += step;
    }
    row0.intoArray(c, to[i] + j);
    row1.intoArray(c, to[i + 1] + j);
    row2.intoArray(c, to[i + 2] + j);
    row3.intoArray(c, to[i + 3] + j);
  }

  private static void oneNarrow(
      int i,
      int j,
      int[] near,
      float[] a,
      int[] at,
      Block block,
      Block start,
      float[] c,
      int[] to) {
    int q = block.offset() + j;
    FloatVector sum = FloatVector.fromArray(SPECIES, start.values(), start.offset() + j);
    int p0 = at[i];
    for (int p : near) {
      FloatVector y = FloatVector.fromArray(SPECIES, block.values(), q);
      sum = FloatVector.broadcast(SPECIES, a[p0 + p]).fma(y, sum);
      q += block.row();
    }
    sum.intoArray(c, to[i] + j);
  }
}
