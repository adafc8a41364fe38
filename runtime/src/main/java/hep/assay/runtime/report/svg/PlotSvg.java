// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report.svg;

import hep.assay.runtime.report.Markup;
import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Draws any {@link Plot}. */
public final class PlotSvg {
  private static final double BOTTOM = 400;
  private static final double RATIO_TOP = 412;
  private static final double RATIO_BOTTOM = 500;

  private final Plot plot;
  private final Colours colours;
  private final String hatch;
  private final Svg svg;
  private final boolean ratio;

  private PlotSvg(Plot plot, String id) {
    this.plot = plot;
    this.colours = Colours.of(plot.series());
    this.hatch = "hatch-" + Markup.fileName(id);
    this.ratio = Ratio.of(plot).isPresent();
    this.svg = Canvas.open((ratio ? RATIO_BOTTOM : BOTTOM) + 50, plot.title(), hatch);
  }

  /**
   * The plot as an SVG document.
   *
   * @param id unique among the plots of one page
   * @param experiment its name, bold above the frame; may be empty
   * @param conditions luminosity and energy, {@code 138 fb⁻¹ (13 TeV)}; may be empty
   */
  public static String draw(Plot plot, String id, String experiment, String conditions) {
    Canvas.Label label = new Canvas.Label(experiment, conditions);
    if (plot.series().stream().anyMatch(Series.Bars.class::isInstance)) {
      return BarsSvg.draw(plot, id, label);
    }
    if (plot.series().stream().anyMatch(Series.Heat.class::isInstance)) {
      return HeatSvg.draw(plot, id, label);
    }
    return new PlotSvg(plot, id).draw(label);
  }

  private String draw(Canvas.Label label) {
    Canvas.head(svg, plot.title(), label);
    Legend legend = new Legend(colours.entries(plot.series()), Canvas.RIGHT - Canvas.LEFT - 28);
    double headroom = (legend.height() + 6) / (BOTTOM - Canvas.TOP);
    Frame frame = frame(legend.entries().isEmpty() ? 0.02 : headroom);
    Painter painter = new Painter(svg, frame);
    stack(painter);
    others(painter);
    marks(frame, Canvas.TOP + legend.height() + 8);
    frame.axes(svg, xTicks(frame.x()), frame.y().ticks(6), !ratio);
    legend.paint(svg, Canvas.LEFT + 16, Canvas.TOP + 9, hatch);
    Canvas.yTitle(svg, plot.y().label(), Canvas.TOP);
    Ratio.of(plot).ifPresent(one -> ratioPanel(one, frame.x()));
    Canvas.xTitle(svg, plot.x().label(), (ratio ? RATIO_BOTTOM : BOTTOM) + 38);
    return svg.close("svg").toString();
  }

  private Frame frame(double headroom) {
    Interval x = Ranges.x(plot);
    Interval y = Ranges.y(plot, Math.min(0.6, headroom));
    return new Frame(
        new Scale(
            plot.x().scale() == Axis.Scale.LOGARITHMIC,
            x.low(),
            x.high(),
            Canvas.LEFT,
            Canvas.RIGHT),
        new Scale(
            plot.y().scale() == Axis.Scale.LOGARITHMIC, y.low(), y.high(), BOTTOM, Canvas.TOP));
  }

  private List<Scale.Tick> xTicks(Scale x) {
    if (plot.x().scale() != Axis.Scale.CATEGORIES) {
      return x.ticks(7);
    }
    List<String> names = plot.x().categories();
    return IntStream.range(0, names.size())
        .mapToObj(i -> new Scale.Tick(i, names.get(i), ""))
        .toList();
  }

  private void stack(Painter painter) {
    List<double[]> bases = Stack.bases(plot.series());
    List<Series.Steps> parts = new ArrayList<>();
    plot.series().stream().filter(Stack::isPart).forEach(one -> parts.add((Series.Steps) one));
    for (int i = 0; i < parts.size(); i++) {
      Series.Steps part = parts.get(i);
      painter.filled(part.edges(), bases.get(i), part.content(), colours.of(part));
    }
  }

  /** Bands first, then outlines and lines, points last and on top. */
  private void others(Painter painter) {
    for (Series one : plot.series()) {
      if (one instanceof Series.Band band) {
        painter.hatched(band.edges(), band.low(), band.high(), hatch);
      }
    }
    for (Series one : plot.series()) {
      if (one instanceof Series.Line line) {
        painter.line(line, colours.of(line), colours.dash(line));
      } else if (one instanceof Series.Steps steps && !steps.filled()) {
        painter.outline(steps, colours.of(steps), colours.dash(steps));
      }
    }
    for (Series one : plot.series()) {
      if (one instanceof Series.Points points) {
        painter.points(points, colours.of(points));
      }
    }
  }

  private void marks(Frame frame, double top) {
    for (Plot.Mark mark : plot.marks()) {
      double x = frame.x().inside(mark.x());
      svg.leaf(
          "path",
          "d",
          "M" + Svg.number(x) + " " + Svg.number(frame.bottom()) + "V" + Svg.number(frame.top()),
          "stroke",
          "#555",
          "stroke-dasharray",
          "5 4");
      svg.text(
          "text",
          mark.label(),
          "transform",
          "translate(" + Svg.number(x - 5) + " " + Svg.number(top) + ") rotate(-90)",
          "text-anchor",
          "end",
          "font-size",
          "11",
          "fill",
          "#444");
    }
  }

  private void ratioPanel(Ratio panel, Scale x) {
    Interval range = panel.range();
    Frame frame =
        new Frame(x, new Scale(false, range.low(), range.high(), RATIO_BOTTOM, RATIO_TOP));
    Painter painter = new Painter(svg, frame);
    if (panel.low().length > 0) {
      painter.hatched(panel.edges(), panel.low(), panel.high(), hatch);
    }
    double one = frame.y().at(1);
    svg.leaf(
        "path",
        "d",
        "M" + Svg.number(frame.left()) + " " + Svg.number(one) + "H" + Svg.number(frame.right()),
        "stroke",
        "#777",
        "stroke-width",
        1.0);
    painter.points(panel.points(), "#000");
    frame.axes(svg, xTicks(x), frame.y().ticks(3), true);
    Canvas.yTitle(svg, panel.title(), RATIO_TOP);
  }
}
