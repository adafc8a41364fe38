// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report.svg;

import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The panel below a stack: data (or nothing) and the uncertainty band, both divided by the stack.
 */
record Ratio(String title, double[] edges, Series.Points points, double[] low, double[] high) {

  /** The panel of a plot that has a stack and points or a band. */
  static Optional<Ratio> of(Plot plot) {
    double[] total = Stack.total(plot.series());
    Optional<Series.Points> points = first(plot, Series.Points.class);
    Optional<Series.Band> band = first(plot, Series.Band.class);
    if (total.length == 0 || points.isEmpty() && band.isEmpty()) {
      return Optional.empty();
    }
    double[] edges = Stack.edges(plot.series());
    return Optional.of(
        new Ratio(
            points.isPresent() ? "data / pred." : "rel. unc.",
            edges,
            points.map(one -> divided(one, edges, total)).orElse(none()),
            band.map(one -> over(one.low(), total)).orElse(new double[0]),
            band.map(one -> over(one.high(), total)).orElse(new double[0])));
  }

  private static <T extends Series> Optional<T> first(Plot plot, Class<T> type) {
    return plot.series().stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  private static Series.Points none() {
    return new Series.Points("", new double[0], new double[0], new double[0]);
  }

  private static double[] over(double[] values, double[] total) {
    double[] ratio = new double[values.length];
    Arrays.setAll(ratio, i -> total[i] > 0 ? values[i] / total[i] : 1);
    return ratio;
  }

  private static Series.Points divided(Series.Points points, double[] edges, double[] total) {
    double[] y = new double[points.x().length];
    double[] error = new double[points.error().length];
    for (int i = 0; i < y.length; i++) {
      int bin = bin(edges, points.x()[i]);
      double whole = bin < 0 ? Double.NaN : total[bin];
      y[i] = points.y()[i] / whole;
      if (error.length > 0) {
        error[i] = points.error()[i] / whole;
      }
    }
    return new Series.Points("", points.x(), y, error);
  }

  private static int bin(double[] edges, double x) {
    for (int i = 0; i + 1 < edges.length; i++) {
      if (x >= edges[i] && x < edges[i + 1]) {
        return i;
      }
    }
    return -1;
  }

  /** Symmetric around 1, wide enough for band and points but between 0 and 2. */
  Interval range() {
    double widest =
        DoubleStream.of(farthest(low), farthest(high), farthest(points.y())).max().orElse(0);
    double half = Math.min(1, Math.max(0.02, Scale.step(widest * 1.15)));
    return new Interval(1 - half * 1.1, 1 + half * 1.1);
  }

  private static double farthest(double[] values) {
    return Arrays.stream(values)
        .filter(Double::isFinite)
        .map(value -> Math.abs(value - 1))
        .max()
        .orElse(0);
  }
}
