// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report.svg;

import hep.assay.runtime.result.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * Who gets which colour: series whose labels agree up to an opening bracket share one, such as
 * {@code W (training)} and {@code W (test)}; points over a stack are data and black.
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

  String of(Series series) {
    return overStack && series instanceof Series.Points
        ? "#000"
        : Palette.colour(Math.max(0, keys.indexOf(key(series))));
  }

  /** Dashes tell lines apart in grey; those that share a colour with another are told by it too. */
  String dash(Series series) {
    int index = Math.max(0, keys.indexOf(key(series)));
    boolean second = series.label().contains(" (validation)");
    return second
        ? "6 4"
        : keys.size() > 1 && series instanceof Series.Line && !shared() ? Palette.dash(index) : "";
  }

  private boolean shared() {
    return false;
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
