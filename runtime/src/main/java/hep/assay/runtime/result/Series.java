// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.result;

/**
 * One thing drawn in a plot. Arrays of one series have the same length (edges: one more) and are
 * never changed.
 */
public sealed interface Series {
  /** What the legend says; empty for no entry. */
  String label();

  /**
   * A line through points, with a band around it.
   *
   * @param low lower edge of the band, empty for none
   * @param high upper edge of the band, empty for none
   */
  record Line(String label, double[] x, double[] y, double[] low, double[] high) implements Series {
    public static Line of(String label, double[] x, double[] y) {
      return new Line(label, x, y, new double[0], new double[0]);
    }
  }

  /**
   * Points with vertical errors.
   *
   * @param error one standard deviation each, empty for none
   */
  record Points(String label, double[] x, double[] y, double[] error) implements Series {}

  /**
   * A histogram.
   *
   * @param edges bin edges, one more than bins
   * @param content sum of weights per bin
   * @param error statistical error per bin, empty for none
   * @param filled drawn filled, as part of a stack in the order of the plot's series
   */
  record Steps(String label, double[] edges, double[] content, double[] error, boolean filled)
      implements Series {}

  /**
   * A band between two histograms, for example the sum of the nuisances' effects.
   *
   * @param edges bin edges
   */
  record Band(String label, double[] edges, double[] low, double[] high) implements Series {}

  /**
   * Bars, one a category of the x axis, with errors (drawn horizontally by the report).
   *
   * @param error one standard deviation each, empty for none
   */
  record Bars(String label, double[] value, double[] error) implements Series {}

  /**
   * A heat map.
   *
   * @param xEdges columns' edges
   * @param yEdges rows' edges
   * @param value {@code [row][column]}
   */
  record Heat(String label, double[] xEdges, double[] yEdges, double[][] value) implements Series {}
}
