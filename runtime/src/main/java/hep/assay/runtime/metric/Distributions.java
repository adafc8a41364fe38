// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Series;

/** Weighted histograms as series of plots. */
final class Distributions {
  private Distributions() {}

  /**
   * A histogram in bins of equal width.
   *
   * @param content sum of weights per bin
   * @param squares sum of squared weights per bin
   */
  record Histogram(double[] edges, double[] content, double[] squares) {

    static Histogram of(double[] values, double[] weights, double low, double high, int bins) {
      double[] edges = new double[bins + 1];
      for (int k = 0; k <= bins; k++) {
        edges[k] = low + (high - low) * k / bins;
      }
      double[] content = new double[bins];
      double[] squares = new double[bins];
      for (int i = 0; i < values.length; i++) {
        if (values[i] >= low && values[i] <= high) {
          int bin = Math.min(bins - 1, (int) ((values[i] - low) / (high - low) * bins));
          content[bin] += weights[i];
          squares[bin] += weights[i] * weights[i];
        }
      }
      return new Histogram(edges, content, squares);
    }

    /** The same with unit area. */
    Histogram normalised() {
      double total = 0;
      for (double one : content) {
        total += one;
      }
      double[] parts = new double[content.length];
      double[] partSquares = new double[content.length];
      for (int k = 0; k < parts.length; k++) {
        double width = edges[k + 1] - edges[k];
        parts[k] = content[k] / (total * width);
        partSquares[k] = squares[k] / (total * total * width * width);
      }
      return new Histogram(edges, parts, partSquares);
    }

    double[] errors() {
      double[] errors = new double[squares.length];
      for (int k = 0; k < errors.length; k++) {
        errors[k] = Math.sqrt(squares[k]);
      }
      return errors;
    }

    Series.Steps outline(String label) {
      return new Series.Steps(label, edges, content, errors(), false);
    }

    Series.Points points(String label) {
      double[] x = new double[content.length];
      for (int k = 0; k < x.length; k++) {
        x[k] = (edges[k] + edges[k + 1]) / 2;
      }
      return new Series.Points(label, x, content, errors());
    }
  }

  /** The weights of some events, zero for all others. */
  static double[] only(double[] weights, boolean[] wanted) {
    double[] kept = new double[weights.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = wanted[i] ? weights[i] : 0;
    }
    return kept;
  }

  static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
