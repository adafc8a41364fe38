// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report.svg;

import hep.assay.runtime.report.Markup;
import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A heat map with its colour scale. */
final class HeatSvg {
  private static final double BOTTOM = 400;
  private static final double RIGHT = 500;

  /** Up to so many cells their numbers are written into them. */
  private static final int WRITTEN = 100;

  private static final String WHITE = "#ffffff";

  private HeatSvg() {}

  static String draw(Plot plot, String id, Canvas.Label label) {
    Series.Heat heat =
        (Series.Heat)
            plot.series().stream().filter(Series.Heat.class::isInstance).findFirst().orElseThrow();
    Svg svg = Canvas.open(BOTTOM + 50, plot.title(), "hatch-" + Markup.fileName(id));
    Canvas.head(svg, plot.title(), label);
    double left = left(plot.y());
    Frame frame =
        new Frame(
            new Scale(false, first(heat.xEdges()), last(heat.xEdges()), left, RIGHT),
            new Scale(false, first(heat.yEdges()), last(heat.yEdges()), BOTTOM, Canvas.TOP));
    Interval range = range(heat);
    cells(svg, frame, heat, range);
    frame.axes(svg, ticks(plot.x(), frame.x()), ticks(plot.y(), frame.y()), true);
    scale(svg, range, heat.label());
    svg.text(
        "text",
        plot.x().label(),
        "x",
        RIGHT,
        "y",
        BOTTOM + 38,
        "text-anchor",
        "end",
        "font-size",
        "14");
    Canvas.yTitle(svg, plot.y().label(), Canvas.TOP);
    return svg.close("svg").toString();
  }

  private static double left(Axis axis) {
    int longest = axis.categories().stream().mapToInt(String::length).max().orElse(0);
    return Math.max(Canvas.LEFT, Math.min(220, 34 + longest * 7.2));
  }

  private static double first(double[] edges) {
    return edges[0];
  }

  private static double last(double[] edges) {
    return edges[edges.length - 1];
  }

  private static Interval range(Series.Heat heat) {
    double[] all = Arrays.stream(heat.value()).flatMapToDouble(Arrays::stream).toArray();
    Interval range = Ranges.around(all, false);
    double largest = Arrays.stream(all).filter(Double::isFinite).map(Math::abs).max().orElse(1);
    boolean signed = Arrays.stream(all).anyMatch(value -> value < 0);
    return signed
        ? new Interval(-largest, largest)
        : new Interval(Math.min(0, range.low()), range.high());
  }

  private static void cells(Svg svg, Frame frame, Series.Heat heat, Interval range) {
    boolean written = heat.value().length * (heat.xEdges().length - 1) <= WRITTEN;
    for (int row = 0; row < heat.value().length; row++) {
      for (int column = 0; column < heat.value()[row].length; column++) {
        double value = heat.value()[row][column];
        if (Double.isFinite(value)) {
          cell(svg, frame, heat, row, column, colour(value, range));
          if (written) {
            number(svg, frame, heat, row, column, depth(value, range));
          }
        }
      }
    }
  }

  private static void cell(
      Svg svg, Frame frame, Series.Heat heat, int row, int column, String colour) {
    if (colour.equals(WHITE)) {
      return;
    }
    double x = frame.x().at(heat.xEdges()[column]);
    double y = frame.y().at(heat.yEdges()[row + 1]);
    svg.leaf(
        "rect",
        "x",
        x,
        "y",
        y,
        "width",
        frame.x().at(heat.xEdges()[column + 1]) - x + 0.3,
        "height",
        frame.y().at(heat.yEdges()[row]) - y + 0.3,
        "fill",
        colour);
  }

  /** Of values with signs white is 0, else the lowest. */
  private static String colour(double value, Interval range) {
    return range.low() < 0 && range.low() == -range.high()
        ? Palette.signed(value / range.high())
        : Palette.heat(depth(value, range));
  }

  /** How dark its colour is, from 0 to 1. */
  private static double depth(double value, Interval range) {
    return range.low() < 0 && range.low() == -range.high()
        ? Math.abs(value) / range.high()
        : (value - range.low()) / range.width();
  }

  private static void number(
      Svg svg, Frame frame, Series.Heat heat, int row, int column, double part) {
    double x = frame.x().at((heat.xEdges()[column] + heat.xEdges()[column + 1]) / 2);
    double y = frame.y().at((heat.yEdges()[row] + heat.yEdges()[row + 1]) / 2);
    String text =
        new java.math.BigDecimal(heat.value()[row][column])
            .round(new java.math.MathContext(3))
            .stripTrailingZeros()
            .toPlainString();
    svg.text(
        "text",
        text,
        "x",
        x,
        "y",
        y + 4,
        "text-anchor",
        "middle",
        "font-size",
        "11",
        "fill",
        part > 0.55 ? "#fff" : "#000");
  }

  private static List<Scale.Tick> ticks(Axis axis, Scale scale) {
    if (axis.scale() != Axis.Scale.CATEGORIES) {
      return scale.ticks(6);
    }
    return IntStream.range(0, axis.categories().size())
        .mapToObj(i -> new Scale.Tick(i, axis.categories().get(i), ""))
        .toList();
  }

  private static void scale(Svg svg, Interval range, String label) {
    double left = RIGHT + 20;
    int steps = 60;
    double height = (BOTTOM - Canvas.TOP) / steps;
    for (int i = 0; i < steps; i++) {
      svg.leaf(
          "rect",
          "x",
          left,
          "y",
          BOTTOM - (i + 1) * height,
          "width",
          14.0,
          "height",
          height + 0.3,
          "fill",
          colour(range.low() + (i + 0.5) / steps * range.width(), range));
    }
    Scale scale = new Scale(false, range.low(), range.high(), BOTTOM, Canvas.TOP);
    svg.leaf(
        "rect",
        "x",
        left,
        "y",
        Canvas.TOP,
        "width",
        14.0,
        "height",
        BOTTOM - Canvas.TOP,
        "fill",
        "none",
        "stroke",
        "#000");
    for (Scale.Tick tick : scale.ticks(6)) {
      if (tick.major()) {
        svg.text(
            "text",
            tick.label(),
            "x",
            left + 20,
            "y",
            scale.at(tick.value()) + 4.5,
            "font-size",
            "11");
      }
    }
    svg.text(
        "text",
        label,
        "transform",
        "translate("
            + Svg.number(Canvas.WIDTH - 8)
            + " "
            + Svg.number(Canvas.TOP)
            + ") rotate(-90)",
        "text-anchor",
        "end",
        "font-size",
        "12");
  }
}
