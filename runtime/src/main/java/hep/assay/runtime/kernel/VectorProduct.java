// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

import hep.assay.runtime.kernel.Kernel.Block;
import hep.assay.runtime.kernel.Kernel.Finish;
import jdk.incubator.vector.FloatVector;

/**
 * The matrix product on the Vector API: C is cut into tiles whose sums stay in registers, B into
 * panels that stay in the first-level cache and are copied there where their rows are far apart.
 * Columns that fill no vector go to the scalar kernel.
 *
 * <p>Cutting along the inner dimension changes no bit: a sum goes on from where it was left.
 */
final class VectorProduct {
  private VectorProduct() {}

  private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

  /** Vectors of 512 bits come with 32 registers, shorter ones with 16 (or are not worth more). */
  private static final boolean MANY_REGISTERS = LANES >= 16;

  /** Rows of a panel of B: with 64 columns 32 KB. */
  private static final int DEPTH = 128;

  /** Rows of B that are further apart than this share too few sets of the cache. */
  private static final int NEAR = 64;

  /** Where each thread copies a panel of B. */
  private static final ThreadLocal<float[]> PANEL =
      ThreadLocal.withInitial(() -> new float[DEPTH * (MANY_REGISTERS ? 4 : 2) * LANES]);

  /** With fewer rows of A, copying B costs more than it saves. */
  private static final int FEW = 8;

  static void multiply(
      Kernel vector,
      Kernel scalar,
      int rows,
      int columns,
      int inner,
      Block a,
      Block b,
      Block start,
      Block c,
      Finish finish) {
    int whole = columns - columns % LANES;
    int cuts = Math.max(1, (inner + DEPTH - 1) / DEPTH);
    int depth = (inner + cuts - 1) / cuts;
    float[] copy = b.row() > NEAR && rows >= FEW ? PANEL.get() : null;
    for (int cut = 0; cut < cuts && whole > 0; cut++) {
      int from = cut * depth;
      int length = Math.min(depth, inner - from);
      Finish then = cut + 1 < cuts ? Finish.NONE : finish;
      panels(
          vector,
          rows,
          whole,
          length,
          a.moved(0, from),
          b.moved(from, 0),
          cut == 0 ? start : c,
          c,
          then,
          copy);
    }
    if (whole < columns) {
      scalar.multiply(
          rows,
          columns - whole,
          inner,
          a,
          b.moved(0, whole),
          start.moved(0, whole),
          c.moved(0, whole),
          finish.moved(0, whole));
    }
  }

  private static void panels(
      Kernel vector,
      int rows,
      int columns,
      int inner,
      Block a,
      Block b,
      Block s,
      Block c,
      Finish finish,
      float[] copy) {
    int width;
    for (int j = 0; j < columns; j += width) {
      int vectors = (columns - j) / LANES;
      vectors = MANY_REGISTERS && vectors >= 4 ? 4 : Math.min(vectors, 2);
      width = vectors * LANES;
      Block right = b.moved(0, j);
      Block panel = copy == null ? right : copied(right, inner, width, copy);
      Block from = s.moved(0, j);
      Block into = c.moved(0, j);
      Finish then = finish.moved(0, j);
      int done = 0;
      if (vectors == 4) {
        done = wide(rows, inner, a, panel, from, into, then);
      } else if (vectors == 2) {
        pair(rows, inner, a, panel, from, into);
      } else {
        single(rows, inner, a, panel, from, into);
      }
      then.moved(done, 0).apply(vector, rows - done, width, into.moved(done, 0));
    }
  }

  private static Block copied(Block b, int inner, int width, float[] copy) {
    for (int k = 0; k < inner; k++) {
      System.arraycopy(b.values(), b.offset() + k * b.row(), copy, k * width, width);
    }
    return new Block(copy, 0, width, 1);
  }

  /** Returns how many rows are finished. */
  private static int wide(int rows, int inner, Block a, Block b, Block s, Block c, Finish finish) {
    boolean follows = b.row() == 4 * LANES;
    boolean along = follows && a.column() == 1;
    boolean across = follows && a.row() == 1;
    int finished = along ? along(rows, inner, a, b, s, c, finish) : 0;
    int i = across ? across(rows, inner, a, b, s, c) : finished;
    for (; i < rows; i++) {
      Tile.oneByFour(inner, a, b, s, c, i);
    }
    return finished;
  }

  /** Rows of four, so that those left are a multiple of five. */
  private static int fours(int rows) {
    return Math.min((5 - rows % 5) % 5, rows / 4);
  }

  /** Returns how many rows are done. */
  private static int along(int rows, int inner, Block a, Block b, Block s, Block c, Finish finish) {
    if (finish.gate() != null) {
      return gated(rows, inner, a, b, s, c, finish.gate());
    }
    float floor = finish.positive() ? 0 : Float.NEGATIVE_INFINITY;
    int i = 0;
    for (; i < 4 * fours(rows); i += 4) {
      AlongTile.four(inner, a, b, s, c, i, floor);
    }
    for (; i + 5 <= rows; i += 5) {
      AlongTile.five(inner, a, b, s, c, i, floor);
    }
    return i;
  }

  /** Returns how many rows are done. */
  private static int gated(int rows, int inner, Block a, Block b, Block s, Block c, Block gate) {
    int i = 0;
    for (; i < 4 * fours(rows); i += 4) {
      GatedTile.four(inner, a, b, s, c, i, gate);
    }
    for (; i + 5 <= rows; i += 5) {
      GatedTile.five(inner, a, b, s, c, i, gate);
    }
    return i;
  }

  /** Returns how many rows are done. */
  private static int across(int rows, int inner, Block a, Block b, Block s, Block c) {
    int i = 0;
    for (; i < 4 * fours(rows); i += 4) {
      AcrossTile.four(inner, a, b, s, c, i);
    }
    for (; i + 5 <= rows; i += 5) {
      AcrossTile.five(inner, a, b, s, c, i);
    }
    return i;
  }

  private static void pair(int rows, int inner, Block a, Block b, Block s, Block c) {
    int i = 0;
    for (; MANY_REGISTERS && i + 8 <= rows; i += 8) {
      Tile.eightByTwo(inner, a, b, s, c, i);
    }
    for (; i + 4 <= rows; i += 4) {
      Tile.fourByTwo(inner, a, b, s, c, i);
    }
    for (; i < rows; i++) {
      Tile.oneByTwo(inner, a, b, s, c, i);
    }
  }

  private static void single(int rows, int inner, Block a, Block b, Block s, Block c) {
    boolean along = b.row() == LANES && a.column() == 1;
    int i = 0;
    for (; along && i + 8 <= rows; i += 8) {
      AlongTile.eightByOne(inner, a, b, s, c, i);
    }
    for (; i + 8 <= rows; i += 8) {
      Tile.eightByOne(inner, a, b, s, c, i);
    }
    for (; i < rows; i++) {
      Tile.oneByOne(inner, a, b, s, c, i);
    }
  }
}
