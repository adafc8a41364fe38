// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.preparation;

/** One step from a column's value to a prepared input, fitted on training events. */
public sealed interface Adjustment {

  /** The adjusted number; NaN stays NaN except in {@link Fill}. */
  double apply(double x);

  /** {@code x} limited to {@code [low, high]}. */
  record Clip(double low, double high) implements Adjustment {
    @Override
    public double apply(double x) {
      return x < low ? low : x > high ? high : x;
    }
  }

  /** {@code (x - shift) * scale + offset}. */
  record Affine(double shift, double scale, double offset) implements Adjustment {
    @Override
    public double apply(double x) {
      return (x - shift) * scale + offset;
    }
  }

  /** {@code ln(max(x, floor))}. */
  record Logarithm(double floor) implements Adjustment {
    @Override
    public double apply(double x) {
      return Math.log(x < floor ? floor : x);
    }
  }

  /** {@code ln(u / (1 - u))} with {@code u = (x - low) / (high - low)} kept off 0 and 1. */
  record Logit(double low, double high, double margin) implements Adjustment {
    @Override
    public double apply(double x) {
      double u = (x - low) / (high - low);
      u = u < margin ? margin : u > 1 - margin ? 1 - margin : u;
      return Math.log(u / (1 - u));
    }
  }

  /** A number in place of a missing one. */
  record Fill(double value) implements Adjustment {
    @Override
    public double apply(double x) {
      return Double.isNaN(x) ? value : x;
    }
  }

  /** 1 where the value is missing, else 0. */
  record Indicator() implements Adjustment {
    @Override
    public double apply(double x) {
      return Double.isNaN(x) ? 1 : 0;
    }
  }

  /** 1 where it is this value, else 0. */
  record Category(double value) implements Adjustment {
    @Override
    public double apply(double x) {
      return x == value ? 1 : 0;
    }
  }
}
