// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report.svg;

import java.util.List;

/** The key of a plot, in a row of columns along the top of the frame. */
record Legend(List<Entry> entries, double width) {
  static final double LINE = 18;
  private static final double SYMBOL = 26;
  private static final double LETTER = 7.1;

  /** How a series is shown in the key. */
  enum Symbol {
    LINE,
    POINT,
    FILL,
    HATCH
  }

  /** One line of the key. */
  record Entry(String label, Symbol symbol, String colour, String dash) {}

  Legend {
    entries = List.copyOf(entries);
  }

  /** So many entries stand side by side. */
  int columns() {
    int most = most();
    int rows = (entries.size() + most - 1) / most;
    return (entries.size() + rows - 1) / Math.max(1, rows);
  }

  private int most() {
    int longest = entries.stream().mapToInt(entry -> entry.label().length()).max().orElse(1);
    double wide = SYMBOL + 18 + Math.min(60, longest) * LETTER;
    return Math.max(1, Math.min(Math.min(3, entries.size()), (int) (width / wide)));
  }

  int rows() {
    return (entries.size() + columns() - 1) / columns();
  }

  double height() {
    return entries.isEmpty() ? 0 : rows() * LINE + 12;
  }

  void paint(Svg svg, double left, double top, String hatch) {
    double wide = width / columns();
    for (int i = 0; i < entries.size(); i++) {
      double x = left + (i % columns()) * wide;
      double y = top + (i / columns()) * LINE + LINE / 2;
      symbol(svg, entries.get(i), x, y, hatch);
      svg.text("text", shortened(entries.get(i).label()), "x", x + SYMBOL + 8, "y", y + 4.5);
    }
  }

  private String shortened(String label) {
    int most = (int) ((width / columns() - SYMBOL - 12) / (LETTER * 0.92));
    return label.length() <= most ? label : label.substring(0, Math.max(1, most - 1)) + "\u2026";
  }

  private static void symbol(Svg svg, Entry entry, double x, double y, String hatch) {
    switch (entry.symbol()) {
      case LINE ->
          svg.leaf(
              "path",
              "d",
              "M" + Svg.number(x) + " " + Svg.number(y) + "h" + SYMBOL,
              "stroke",
              entry.colour(),
              "stroke-width",
              2.2,
              "stroke-dasharray",
              entry.dash().isEmpty() ? "none" : entry.dash());
      case POINT -> {
        svg.leaf(
            "path",
            "d",
            "M" + Svg.number(x + SYMBOL / 2) + " " + Svg.number(y - 7) + "v14",
            "stroke",
            entry.colour(),
            "stroke-width",
            1.3);
        svg.leaf("circle", "cx", x + SYMBOL / 2, "cy", y, "r", 3.1, "fill", entry.colour());
      }
      default ->
          svg.leaf(
              "rect",
              "x",
              x + 2,
              "y",
              y - 6,
              "width",
              SYMBOL - 4,
              "height",
              12.0,
              "fill",
              entry.symbol() == Symbol.HATCH ? "url(#" + hatch + ")" : entry.colour(),
              "stroke",
              entry.symbol() == Symbol.HATCH ? "#555" : entry.colour(),
              "stroke-width",
              0.6);
    }
  }
}
