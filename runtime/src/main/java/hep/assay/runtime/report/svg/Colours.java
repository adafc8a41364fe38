// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report.svg;

import hep.assay.runtime.result.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * Who gets which colour: series whose labels agree up to an opening bracket share one, such as
 * {@code W (training)} and {@code W (test)}; points over a stack are data and black; a line of two
 * points is a reference and grey.
 */
record Colours(List<String> keys, boolean overStack) {

  static Colours of(List<Series> series) {
    List<String> keys = new ArrayList<>();
    boolean stack = series.stream().anyMatch(Stack::isPart);
    for (Series one : series) {
      boolean coloured = !(one instanceof Series.Band) && !(stack && one instanceof Series.Points);
      if (coloured && !keys.contains(key(one))) {
        keys.add(key(one));
      }
    }
    return new Colours(List.copyOf(keys), stack);
  }

  private static String key(Series series) {
    int bracket = series.label().indexOf(" (");
    return bracket < 0 ? series.label() : series.label().substring(0, bracket);
  }

  private static boolean isReference(Series series) {
    return series instanceof Series.Line line && line.x().length == 2;
  }

  String of(Series series) {
    if (isReference(series)) {
      return "#888";
    }
    return overStack && series instanceof Series.Points
        ? "#000"
        : Palette.colour(Math.max(0, keys.indexOf(key(series))));
  }

  /** Dashes tell lines apart in grey; validation shares the colour of training, not its dash. */
  String dash(Series series) {
    if (series.label().endsWith(" (validation)")) {
      return "6 4";
    }
    boolean line = series instanceof Series.Line && !isReference(series);
    return line ? Palette.dash(Math.max(0, keys.indexOf(key(series)))) : "";
  }

  List<Legend.Entry> entries(List<Series> series) {
    List<Legend.Entry> entries = new ArrayList<>();
    for (Series one : series) {
      if (!one.label().isEmpty()) {
        entries.add(new Legend.Entry(one.label(), symbol(one), of(one), dash(one)));
      }
    }
    return entries;
  }

  private static Legend.Symbol symbol(Series series) {
    if (series instanceof Series.Points) {
      return Legend.Symbol.POINT;
    }
    if (series instanceof Series.Band) {
      return Legend.Symbol.HATCH;
    }
    boolean filled = series instanceof Series.Bars || Stack.isPart(series);
    return filled ? Legend.Symbol.FILL : Legend.Symbol.LINE;
  }
}
