// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report.svg;

import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The range that each axis must show. */
final class Ranges {
  private Ranges() {}

  /** A logarithmic axis of histograms shows at most so many decades below the largest content. */
  private static final double DEEPEST = 1e6;

  static Interval x(Plot plot) {
    if (plot.x().scale() == Axis.Scale.CATEGORIES) {
      return new Interval(-0.5, plot.x().categories().size() - 0.5);
    }
    double[] all =
        Stream.concat(
                plot.series().stream().map(Ranges::xOf), plot.marks().stream().map(m -> one(m.x())))
            .flatMapToDouble(Arrays::stream)
            .toArray();
    Interval range = around(all, plot.x().scale() == Axis.Scale.LOGARITHMIC);
    if (plot.x().scale() == Axis.Scale.LINEAR
        && range.low() > 0
        && range.low() < 0.04 * range.high()) {
      range = new Interval(0, range.high());
    }
    boolean points = plot.series().stream().allMatch(Series.Points.class::isInstance);
    return points && plot.x().scale() == Axis.Scale.LINEAR ? wider(range, 0.06, 0.06) : range;
  }

  private static double[] one(double value) {
    return new double[] {value};
  }

  private static double[] xOf(Series series) {
    if (series instanceof Series.Line line) {
      return line.x();
    }
    if (series instanceof Series.Points points) {
      return points.x();
    }
    if (series instanceof Series.Steps steps) {
      return steps.edges();
    }
    return series instanceof Series.Band band ? band.edges() : new double[0];
  }

  /**
   * The range of y with room above for a legend.
   *
   * @param headroom part of the height that is left free at the top
   */
  static Interval y(Plot plot, double headroom) {
    boolean logarithmic = plot.y().scale() == Axis.Scale.LOGARITHMIC;
    double[] all = values(plot).toArray();
    Interval range = around(all, logarithmic);
    boolean counts =
        plot.series().stream()
            .anyMatch(one -> one instanceof Series.Steps || one instanceof Series.Band);
    if (logarithmic) {
      double low = counts ? Math.max(range.low(), range.high() / DEEPEST) / 2 : range.low() / 1.5;
      double high = range.high() * 1.5;
      return new Interval(low, high * Math.pow(high / low, headroom / (1 - headroom)));
    }
    boolean fromZero = counts && lowestContent(plot) >= 0;
    Interval wide = fromZero ? new Interval(0, range.high() * 1.08) : wider(range, 0.06, 0.08);
    return new Interval(wide.low(), wide.high() + wide.width() * headroom / (1 - headroom));
  }

  /** The smallest content of a histogram, whatever its errors reach down to. */
  private static double lowestContent(Plot plot) {
    return plot.series().stream()
        .filter(Series.Steps.class::isInstance)
        .flatMapToDouble(one -> Arrays.stream(((Series.Steps) one).content()))
        .min()
        .orElse(-1);
  }

  private static DoubleStream values(Plot plot) {
    DoubleStream stacked = Arrays.stream(Stack.total(plot.series()));
    return DoubleStream.concat(
        stacked,
        plot.series().stream().filter(one -> !Stack.isPart(one)).flatMapToDouble(Ranges::yOf));
  }

  private static DoubleStream yOf(Series series) {
    if (series instanceof Series.Line line) {
      return concat(line.y(), line.low(), line.high());
    }
    if (series instanceof Series.Points points) {
      return DoubleStream.concat(
          concat(points.y()), DoubleStream.concat(ends(points, 1), ends(points, -1)));
    }
    if (series instanceof Series.Steps steps) {
      return concat(steps.content());
    }
    return series instanceof Series.Band band ? concat(band.low(), band.high()) : concat();
  }

  private static DoubleStream ends(Series.Points points, int sign) {
    double[] ends = new double[points.error().length];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = points.y()[i] + sign * points.error()[i];
    }
    return Arrays.stream(ends);
  }

  private static DoubleStream concat(double[]... arrays) {
    return Stream.of(arrays).flatMapToDouble(Arrays::stream);
  }

  /** The finite (on a logarithmic axis positive) values' range, never empty. */
  static Interval around(double[] values, boolean logarithmic) {
    List<Double> shown =
        Arrays.stream(values)
            .filter(v -> Double.isFinite(v) && (!logarithmic || v > 0))
            .boxed()
            .toList();
    double low = shown.stream().mapToDouble(v -> v).min().orElse(logarithmic ? 0.1 : 0);
    double high = shown.stream().mapToDouble(v -> v).max().orElse(1);
    if (high - low > 1e-9 * Math.max(Math.abs(high), Math.abs(low))) {
      return new Interval(low, high);
    }
    if (logarithmic) {
      return new Interval(low / 3, high * 3);
    }
    double half = Math.max(Math.abs(low) * 0.1, low == 0 ? 1 : 1e-300);
    return new Interval(low - half, high + half);
  }

  private static Interval wider(Interval range, double below, double above) {
    return new Interval(range.low() - below * range.width(), range.high() + above * range.width());
  }
}
