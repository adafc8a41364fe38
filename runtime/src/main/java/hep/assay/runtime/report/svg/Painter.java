// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report.svg;

import hep.assay.runtime.result.Series;

/** Paints single series into a frame. */
record Painter(Svg svg, Frame frame) {

  /** A line with its band below it; where a value is not finite, the line is interrupted. */
  void line(Series.Line line, String colour, String dash) {
    if (line.low().length > 0) {
      band(line, colour);
    }
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < line.x().length; i++) {
      boolean drawn = drawable(line.y()[i]);
      if (drawn) {
        path.append(pen ? 'L' : 'M').append(point(line.x()[i], line.y()[i]));
      }
      pen = drawn;
    }
    svg.leaf(
        "path",
        "d",
        path,
        "fill",
        "none",
        "stroke",
        colour,
        "stroke-width",
        1.9,
        "stroke-dasharray",
        dash.isEmpty() ? "none" : dash,
        "stroke-linejoin",
        "round");
  }

  /** Each stretch of finite values is a polygon of its own. */
  private void band(Series.Line line, String colour) {
    StringBuilder path = new StringBuilder();
    int from = 0;
    while (from < line.x().length) {
      int to = from;
      while (to < line.x().length && drawable(line.low()[to]) && drawable(line.high()[to])) {
        to++;
      }
      for (int i = from; i < to; i++) {
        path.append(i == from ? 'M' : 'L').append(point(line.x()[i], line.high()[i]));
      }
      for (int i = to - 1; i >= from; i--) {
        path.append('L').append(point(line.x()[i], line.low()[i]));
      }
      path.append(to > from ? "Z" : "");
      from = to + 1;
    }
    svg.leaf("path", "d", path, "fill", colour, "fill-opacity", 0.22, "stroke", "none");
  }

  private boolean drawable(double y) {
    return Double.isFinite(y);
  }

  /** Points with vertical errors. */
  void points(Series.Points points, String colour) {
    for (int i = 0; i < points.x().length; i++) {
      double y = points.y()[i];
      boolean shown =
          Double.isFinite(y) && frame.y().shows(y) && (!frame.y().logarithmic() || y > 0);
      if (!shown) {
        continue;
      }
      double x = frame.x().at(points.x()[i]);
      if (points.error().length > 0 && Double.isFinite(points.error()[i])) {
        double up = frame.y().inside(y + points.error()[i]);
        double down = lowerEnd(y, points.error()[i]);
        svg.leaf(
            "path",
            "d",
            "M" + Svg.number(x) + " " + Svg.number(up) + "V" + Svg.number(down),
            "stroke",
            colour,
            "stroke-width",
            1.3);
      }
      svg.leaf("circle", "cx", x, "cy", frame.y().at(y), "r", 3.1, "fill", colour);
    }
  }

  /** The outline of a histogram with its statistical errors. */
  void outline(Series.Steps steps, String colour, String dash) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < steps.content().length; i++) {
      double content = steps.content()[i];
      // On a logarithmic axis an empty bin is a gap: a fall to the axis says nothing more.
      boolean gap = frame.y().logarithmic() && !(content > 0);
      if (!gap) {
        path.append(pen ? 'L' : 'M')
            .append(point(steps.edges()[i], pen || i > 0 ? content : base()));
        path.append('L').append(point(steps.edges()[i], content));
        path.append('L').append(point(steps.edges()[i + 1], content));
      }
      pen = !gap;
    }
    if (pen) {
      path.append('L').append(point(steps.edges()[steps.edges().length - 1], base()));
    }
    svg.leaf(
        "path",
        "d",
        path,
        "fill",
        "none",
        "stroke",
        colour,
        "stroke-width",
        1.8,
        "stroke-dasharray",
        dash.isEmpty() ? "none" : dash);
    for (int i = 0; i < steps.error().length; i++) {
      if (steps.error()[i] > 0 && steps.content()[i] > 0) {
        errorBar(steps, i, colour);
      }
    }
  }

  /** On a logarithmic axis an error that reaches zero ends a factor of five below its value. */
  private double lowerEnd(double value, double error) {
    double end = value - error;
    return frame.y().inside(frame.y().logarithmic() ? Math.max(end, value / 5) : end);
  }

  /** Where a histogram stands: zero, or the lower end of the axis. */
  private double base() {
    return frame.y().logarithmic() ? frame.y().low() : Math.max(0, frame.y().low());
  }

  private void errorBar(Series.Steps steps, int i, String colour) {
    double x = frame.x().at((steps.edges()[i] + steps.edges()[i + 1]) / 2);
    double up = frame.y().inside(steps.content()[i] + steps.error()[i]);
    double down = lowerEnd(steps.content()[i], steps.error()[i]);
    svg.leaf(
        "path",
        "d",
        "M" + Svg.number(x) + " " + Svg.number(up) + "V" + Svg.number(down),
        "stroke",
        colour,
        "stroke-width",
        1.0,
        "stroke-opacity",
        0.7);
  }

  /** A part of a stack between its base and its top. */
  void filled(double[] edges, double[] base, double[] content, String colour) {
    StringBuilder path = new StringBuilder("M" + point(edges[0], base[0]));
    path.append(stairs(edges, base, content));
    for (int i = content.length - 1; i >= 0; i--) {
      path.append('L').append(point(edges[i + 1], base[i]));
      path.append('L').append(point(edges[i], base[i]));
    }
    svg.leaf(
        "path",
        "d",
        path + "Z",
        "fill",
        colour,
        "stroke",
        colour,
        "stroke-width",
        0.6,
        "fill-opacity",
        0.9);
  }

  /** A hatched band between two histograms. */
  void hatched(double[] edges, double[] low, double[] high, String pattern) {
    double[] zero = new double[low.length];
    StringBuilder path = new StringBuilder("M" + point(edges[0], low[0]));
    path.append(stairs(edges, zero, high));
    for (int i = low.length - 1; i >= 0; i--) {
      path.append('L').append(point(edges[i + 1], low[i]));
      path.append('L').append(point(edges[i], low[i]));
    }
    svg.leaf("path", "d", path + "Z", "fill", "url(#" + pattern + ")", "stroke", "none");
  }

  private String stairs(double[] edges, double[] base, double[] content) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < content.length; i++) {
      double top = base[i] + content[i];
      path.append('L').append(point(edges[i], top)).append('L').append(point(edges[i + 1], top));
    }
    return path.toString();
  }

  /** A point of a path, kept at the edge of the frame where it lies outside. */
  private String point(double x, double y) {
    double finite = Double.isFinite(y) ? y : frame.y().low();
    return Svg.number(frame.x().inside(x)) + " " + Svg.number(frame.y().inside(finite));
  }
}
