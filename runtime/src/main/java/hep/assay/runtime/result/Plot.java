// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.result;

import java.util.List;

/**
 * A plot as data.
 *
 * @param name file name without ending, unique in its block: {@code roc}, {@code score-flat}
 * @param title what it shows, in a few words
 * @param x the x axis
 * @param y the y axis
 * @param series what is drawn, first below
 * @param marks vertical lines, for example thresholds
 * @param caption what a reader needs to know, in one or two sentences
 */
public record Plot(
    String name,
    String title,
    Axis x,
    Axis y,
    List<Series> series,
    List<Mark> marks,
    String caption) {
  public Plot {
    series = List.copyOf(series);
    marks = List.copyOf(marks);
  }

  public static Plot of(
      String name, String title, Axis x, Axis y, List<Series> series, String caption) {
    return new Plot(name, title, x, y, series, List.of(), caption);
  }

  /** A vertical line with a label. */
  public record Mark(String label, double x) {}
}
