// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report.svg;

/** The sheet that a plot is drawn on: size, fonts, title line, axis titles. */
final class Canvas {
  static final double WIDTH = 600;
  static final double LEFT = 74;
  static final double RIGHT = 582;
  static final double TOP = 34;

  private Canvas() {}

  /** Opens the document; the name makes the ids in it unique within a page. */
  static Svg open(double height, String title, String hatch) {
    Svg svg = new Svg();
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + Svg.number(WIDTH) + " " + Svg.number(height),
        "role",
        "img",
        "font-family",
        "Helvetica, Arial, 'Liberation Sans', sans-serif",
        "font-size",
        "13",
        "fill",
        "#000");
    svg.text("title", title);
    svg.open("defs");
    svg.open(
        "pattern",
        "id",
        hatch,
        "width",
        "5",
        "height",
        "5",
        "patternUnits",
        "userSpaceOnUse",
        "patternTransform",
        "rotate(45)");
    svg.leaf(
        "path", "d", "M0 0V5", "stroke", "#333", "stroke-width", "1.3", "stroke-opacity", "0.65");
    svg.close("pattern").close("defs");
    svg.leaf("rect", "width", WIDTH, "height", height, "fill", "#fff");
    return svg;
  }

  /** Experiment and title above the frame on the left, luminosity and energy on the right. */
  static void head(Svg svg, String title, Label label) {
    svg.open("text", "x", LEFT, "y", TOP - 11);
    if (!label.experiment().isEmpty()) {
      svg.text("tspan", label.experiment(), "font-weight", "bold", "font-size", "15");
      svg.text("tspan", " ", "xml:space", "preserve");
    }
    int room = 66 - label.experiment().length() - label.conditions().length();
    String shown = title.length() > room ? title.substring(0, room - 1) + "\u2026" : title;
    svg.text("tspan", shown, "font-style", label.experiment().isEmpty() ? "normal" : "italic");
    svg.close("text");
    svg.text("text", label.conditions(), "x", RIGHT, "y", TOP - 11, "text-anchor", "end");
  }

  /** The title of the horizontal axis, at its right end. */
  static void xTitle(Svg svg, String title, double y) {
    svg.text("text", title, "x", RIGHT, "y", y, "text-anchor", "end", "font-size", "14");
  }

  /** The title of the vertical axis, at its upper end. */
  static void yTitle(Svg svg, String title, double top) {
    svg.text(
        "text",
        title,
        "transform",
        "translate(19 " + Svg.number(top) + ") rotate(-90)",
        "text-anchor",
        "end",
        "font-size",
        "14");
  }

  /**
   * What stands above every plot.
   *
   * @param experiment its name; may be empty
   * @param conditions luminosity and energy, {@code 138 fb⁻¹ (13 TeV)}; may be empty
   */
  record Label(String experiment, String conditions) {}
}
