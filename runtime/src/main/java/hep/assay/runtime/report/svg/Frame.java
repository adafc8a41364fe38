// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report.svg;

import java.util.List;

/**
 * A box with two scales, in which series are painted.
 *
 * @param x from left to right
 * @param y from bottom to top (its {@code from} is the lower edge, the larger pixel)
 */
record Frame(Scale x, Scale y) {
  private static final double MAJOR = 8;
  private static final double MINOR = 4;

  double left() {
    return x.from();
  }

  double right() {
    return x.to();
  }

  double top() {
    return y.to();
  }

  double bottom() {
    return y.from();
  }

  /** Ticks inside on all four sides, and the box around them. */
  void axes(Svg svg, List<Scale.Tick> xTicks, List<Scale.Tick> yTicks, boolean xLabels) {
    StringBuilder path = new StringBuilder();
    for (Scale.Tick tick : xTicks) {
      double at = x.at(tick.value());
      double length = tick.major() ? MAJOR : MINOR;
      path.append(stroke(at, bottom(), 0, -length)).append(stroke(at, top(), 0, length));
    }
    for (Scale.Tick tick : yTicks) {
      double at = y.at(tick.value());
      double length = tick.major() ? MAJOR : MINOR;
      path.append(stroke(left(), at, length, 0)).append(stroke(right(), at, -length, 0));
    }
    svg.leaf("path", "d", path, "stroke", "#000", "fill", "none");
    svg.leaf(
        "rect",
        "x",
        left(),
        "y",
        top(),
        "width",
        right() - left(),
        "height",
        bottom() - top(),
        "fill",
        "none",
        "stroke",
        "#000",
        "stroke-width",
        1.2);
    labels(svg, xTicks, yTicks, xLabels);
  }

  private static String stroke(double x, double y, double dx, double dy) {
    return "M" + Svg.number(x) + " " + Svg.number(y) + "l" + Svg.number(dx) + " " + Svg.number(dy);
  }

  private void labels(Svg svg, List<Scale.Tick> xTicks, List<Scale.Tick> yTicks, boolean xLabels) {
    for (Scale.Tick tick : xTicks) {
      if (tick.major() && xLabels) {
        label(svg, tick, x.at(tick.value()), bottom() + 18, "middle");
      }
    }
    for (Scale.Tick tick : yTicks) {
      if (tick.major()) {
        label(svg, tick, left() - 7, y.at(tick.value()) + 4.5, "end");
      }
    }
  }

  private static void label(Svg svg, Scale.Tick tick, double x, double y, String anchor) {
    if (tick.power().isEmpty()) {
      svg.text("text", tick.label(), "x", x, "y", y, "text-anchor", anchor);
      return;
    }
    svg.open("text", "x", x, "y", y, "text-anchor", anchor);
    svg.text("tspan", tick.label());
    svg.text("tspan", tick.power(), "dy", -5.0, "font-size", "10");
    svg.close("text");
  }
}
