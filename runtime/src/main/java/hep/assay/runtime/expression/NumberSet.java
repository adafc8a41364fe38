// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of numbers made of spans, and whether a missing value belongs to it: what a cut lets
 * through of one quantity.
 *
 * @param spans in ascending order, none touching another, none empty
 * @param missing whether a missing value is let through
 */
record NumberSet(List<Piece> spans, boolean missing) {
  NumberSet {
    spans = List.copyOf(spans);
  }

  /** All numbers between two ends, each of which belongs to it or doesn't. */
  record Piece(double low, boolean lowIn, double high, boolean highIn) {
    boolean isEmpty() {
      return low > high || low == high && !(lowIn && highIn);
    }

    Piece and(Piece other) {
      boolean mine = low > other.low || low == other.low && !lowIn;
      boolean end = high < other.high || high == other.high && !highIn;
      return new Piece(
          mine ? low : other.low,
          mine ? lowIn : other.lowIn,
          end ? high : other.high,
          end ? highIn : other.highIn);
    }
  }

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  static final NumberSet EVERYTHING =
      new NumberSet(List.of(new Piece(-INFINITY, true, INFINITY, true)), true);
  static final NumberSet MISSING = new NumberSet(List.of(), true);

  static NumberSet of(double low, boolean lowIn, double high, boolean highIn) {
    Piece piece = new Piece(low, lowIn, high, highIn);
    return new NumberSet(piece.isEmpty() ? List.of() : List.of(piece), false);
  }

  static NumberSet point(double value) {
    return of(value, true, value, true);
  }

  static NumberSet above(double value, boolean in) {
    return of(value, in, INFINITY, true);
  }

  static NumberSet below(double value, boolean in) {
    return of(-INFINITY, true, value, in);
  }

  boolean isEmpty() {
    return spans.isEmpty() && !missing;
  }

  NumberSet and(NumberSet other) {
    List<Piece> both = new ArrayList<>();
    for (Piece mine : spans) {
      for (Piece its : other.spans) {
        Piece common = mine.and(its);
        if (!common.isEmpty()) {
          both.add(common);
        }
      }
    }
    return new NumberSet(both, missing && other.missing);
  }

  NumberSet not() {
    NumberSet rest = EVERYTHING;
    for (Piece piece : spans) {
      List<Piece> outside = new ArrayList<>();
      Piece before = new Piece(-INFINITY, true, piece.low, !piece.lowIn);
      Piece after = new Piece(piece.high, !piece.highIn, INFINITY, true);
      for (Piece side : List.of(before, after)) {
        if (!side.isEmpty()) {
          outside.add(side);
        }
      }
      rest = rest.and(new NumberSet(outside, true));
    }
    return new NumberSet(rest.spans, !missing);
  }

  /** Without the missing value. */
  NumberSet present() {
    return new NumberSet(spans, false);
  }

  /** Only whole numbers: spans without one are left out. */
  NumberSet whole() {
    List<Piece> kept = new ArrayList<>();
    for (Piece piece : spans) {
      double first = piece.lowIn ? Math.ceil(piece.low) : Math.floor(piece.low) + 1;
      double last = piece.highIn ? Math.floor(piece.high) : Math.ceil(piece.high) - 1;
      if (first <= last) {
        kept.add(new Piece(first, true, last, true));
      }
    }
    return new NumberSet(kept, missing);
  }
}
