// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report.svg;

import hep.assay.runtime.report.Markup;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Interval;
import java.util.ArrayList;
import java.util.List;

/** Bars from left to right with errors, one group a category, the first category on top. */
final class BarsSvg {
  private static final double BAR = 15;
  private static final double GAP = 11;

  private BarsSvg() {}

  static String draw(Plot plot, String id, Canvas.Label label) {
    String hatch = "hatch-" + Markup.fileName(id);
    List<Series.Bars> bars = new ArrayList<>();
    for (Series one : plot.series()) {
      if (one instanceof Series.Bars set) {
        bars.add(set);
      }
    }
    Colours colours = Colours.of(plot.series());
    double left = left(plot.x().categories());
    Legend legend = new Legend(colours.entries(plot.series()), Canvas.RIGHT - left - 28);
    double group = bars.size() * BAR + GAP;
    double first = Canvas.TOP + legend.height() + 4;
    double bottom = first + plot.x().categories().size() * group + 4;
    Svg svg = Canvas.open(bottom + 50, plot.title(), hatch);
    Canvas.head(svg, plot.title(), label);
    Frame frame = frame(bars, left, bottom);
    for (int s = 0; s < bars.size(); s++) {
      for (int c = 0; c < bars.get(s).value().length; c++) {
        double top = first + c * group + GAP / 2 + s * BAR;
        bar(svg, frame, bars.get(s), c, top, colours.of(bars.get(s)));
      }
    }
    zero(svg, frame);
    frame.axes(svg, frame.x().ticks(6), List.of(), true);
    names(svg, plot.x().categories(), left, first, group);
    legend.paint(svg, left + 16, Canvas.TOP + 8, hatch);
    Canvas.xTitle(svg, plot.y().label(), bottom + 38);
    return svg.close("svg").toString();
  }

  private static double left(List<String> names) {
    int longest = names.stream().mapToInt(String::length).max().orElse(0);
    return Math.max(Canvas.LEFT, Math.min(240, 18 + longest * 7.4));
  }

  private static Frame frame(List<Series.Bars> bars, double left, double bottom) {
    List<Double> ends = new ArrayList<>(List.of(0.0));
    for (Series.Bars set : bars) {
      for (int i = 0; i < set.value().length; i++) {
        double error = error(set, i);
        ends.add(set.value()[i] + error);
        ends.add(set.value()[i] - error);
      }
    }
    Interval range = Ranges.around(ends.stream().mapToDouble(v -> v).toArray(), false);
    double pad = 0.05 * range.width();
    return new Frame(
        new Scale(
            false, range.low() < 0 ? range.low() - pad : 0, range.high() + pad, left, Canvas.RIGHT),
        new Scale(false, 0, 1, bottom, Canvas.TOP));
  }

  private static double error(Series.Bars set, int i) {
    return set.error().length > 0 && Double.isFinite(set.error()[i]) ? set.error()[i] : 0;
  }

  private static void bar(Svg svg, Frame frame, Series.Bars set, int i, double top, String colour) {
    double value = set.value()[i];
    if (!Double.isFinite(value)) {
      return;
    }
    double zero = frame.x().at(0);
    double end = frame.x().at(value);
    svg.leaf(
        "rect",
        "x",
        Math.min(zero, end),
        "y",
        top + 1,
        "width",
        Math.abs(end - zero),
        "height",
        BAR - 2,
        "fill",
        colour);
    double error = error(set, i);
    if (error > 0) {
      double low = frame.x().inside(value - error);
      double high = frame.x().inside(value + error);
      double middle = top + BAR / 2;
      svg.leaf(
          "path",
          "d",
          "M"
              + Svg.number(low)
              + " "
              + Svg.number(middle)
              + "H"
              + Svg.number(high)
              + "M"
              + Svg.number(low)
              + " "
              + Svg.number(middle - 3.5)
              + "v7M"
              + Svg.number(high)
              + " "
              + Svg.number(middle - 3.5)
              + "v7",
          "stroke",
          "#000",
          "stroke-width",
          1.2);
    }
  }

  private static void zero(Svg svg, Frame frame) {
    if (frame.x().low() < 0) {
      double zero = frame.x().at(0);
      svg.leaf(
          "path",
          "d",
          "M" + Svg.number(zero) + " " + Svg.number(frame.bottom()) + "V" + Svg.number(frame.top()),
          "stroke",
          "#777",
          "stroke-width",
          1.0);
    }
  }

  private static void names(Svg svg, List<String> names, double left, double first, double group) {
    for (int c = 0; c < names.size(); c++) {
      String name =
          names.get(c).length() > 30 ? names.get(c).substring(0, 29) + "\u2026" : names.get(c);
      svg.text(
          "text", name, "x", left - 8, "y", first + (c + 0.5) * group + 4.5, "text-anchor", "end");
    }
  }
}
