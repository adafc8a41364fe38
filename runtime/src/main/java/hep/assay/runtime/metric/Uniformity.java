// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.math.Quantiles;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The events of one class in cells of some columns, in the order of their scores: how evenly a cut
 * passes them. A cell is a product of one quantile bin a column.
 *
 * @param events of the class, by rising score
 * @param endsTie whether the next event has another score
 * @param cell of each of these events
 * @param cells how many
 */
record Uniformity(int[] events, boolean[] endsTie, int[] cell, int cells) {
  /** Steps of the score's distribution function. */
  static final int LEVELS = 200;

  static final Setting COLUMNS = Setting.columns("columns", "where to be uniform");
  static final Setting CLASS =
      Setting.word("class", "whose events", "background", "signal").orElse("background");
  static final Setting BINS =
      Setting.integer("bins", "bins of equal content in each column").orElse(10).within(2, 1000);

  static Uniformity of(String metric, Scored scored, int signal, Settings settings) {
    scored.needsBoth(metric, signal);
    boolean wanted = settings.word("class").equals("signal");
    float[] score = scored.score(signal);
    int[] events =
        IntStream.range(0, scored.count())
            .filter(i -> (scored.truth()[i] == signal) == wanted)
            .boxed()
            .sorted((a, b) -> Float.compare(score[a], score[b]))
            .mapToInt(i -> i)
            .toArray();
    boolean[] endsTie = new boolean[events.length];
    for (int k = 0; k < events.length; k++) {
      endsTie[k] = k == events.length - 1 || score[events[k]] != score[events[k + 1]];
    }
    int bins = settings.integer("bins");
    int[] cell = new int[events.length];
    int cells = 1;
    for (String column : settings.words("columns")) {
      add(column, scored, events, bins, cell);
      cells = Math.multiplyExact(cells, bins);
    }
    return new Uniformity(events, endsTie, cell, cells);
  }

  private static void add(String column, Scored scored, int[] events, int bins, int[] cell) {
    double[] all = scored.columns().values(column).all();
    double[] values = IntStream.of(events).mapToDouble(i -> all[i]).toArray();
    double[] weights =
        IntStream.of(events).mapToDouble(i -> Math.max(0, scored.weights()[i])).toArray();
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new StudyException("column '" + column + "' is missing in some events");
    }
    double[] edges = new double[bins - 1];
    for (int b = 1; b < bins; b++) {
      edges[b - 1] = Quantiles.of(values, weights, (double) b / bins);
    }
    for (int k = 0; k < values.length; k++) {
      int at = Arrays.binarySearch(edges, values[k]);
      cell[k] = cell[k] * bins + (at >= 0 ? at + 1 : -at - 1);
    }
  }

  /**
   * For these weights, the fraction of each cell's events whose place in the distribution of all is
   * below each level, {@code [cells][LEVELS + 1]}; events of equal score share the middle of their
   * places.
   *
   * @param content filled with the sum of weights of each cell
   */
  double[][] below(double[] weights, double[] content) {
    double[][] below = new double[cells][LEVELS + 1];
    double total = 0;
    for (int event : events) {
      total += weights[event];
    }
    double passed = 0;
    double tied = 0;
    int first = 0;
    for (int k = 0; k < events.length; k++) {
      tied += weights[events[k]];
      if (endsTie[k]) {
        double place = (passed + tied / 2) / total;
        int level = (int) Math.max(0, Math.min(LEVELS, Math.ceil(place * LEVELS)));
        for (int j = first; j <= k; j++) {
          below[cell[j]][level] += weights[events[j]];
          content[cell[j]] += weights[events[j]];
        }
        first = k + 1;
        passed += tied;
        tied = 0;
      }
    }
    for (int c = 0; c < cells; c++) {
      for (int level = 0; level <= LEVELS; level++) {
        below[c][level] += level > 0 ? below[c][level - 1] : 0;
      }
      for (int level = 0; level <= LEVELS && content[c] > 0; level++) {
        below[c][level] /= content[c];
      }
    }
    return below;
  }

  /** The effective number of events and of cells that have any. */
  double[] effective(double[] weights) {
    double sum = 0;
    double squares = 0;
    for (int event : events) {
      sum += weights[event];
      squares += weights[event] * weights[event];
    }
    return new double[] {sum * sum / squares, IntStream.of(cell).distinct().count()};
  }
}
