// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.expression.Values;
import hep.assay.runtime.result.Axis;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * An observable of the background that a cut on the score shall not shape, in bins of equal width.
 * Events that miss it, or lie outside the range, are in no bin.
 *
 * @param bins how many
 * @param bin the bin of each event; -1 for none, and for signal
 */
record Protected(int bins, int[] bin) {

  static final Setting COLUMN = Setting.column("column", "the observable");
  static final Setting BINS =
      Setting.integer("bins", "bins of equal width").orElse(50).within(2, 10_000);
  static final Setting RANGE =
      Setting.range("range", "where the bins lie; all of the background where not given").maybe();

  static Protected of(Scored scored, int signal, Settings settings) {
    int bins = settings.integer("bins");
    double[] values = background(scored, signal, settings.word("column"));
    Interval range = range(scored, values, settings);
    int[] bin = new int[values.length];
    for (int i = 0; i < bin.length; i++) {
      int at = (int) Math.floor((values[i] - range.low()) / range.width() * bins);
      boolean in = values[i] >= range.low() && values[i] <= range.high();
      bin[i] = in ? Math.min(at, bins - 1) : -1;
    }
    return new Protected(bins, bin);
  }

  private static Interval range(Scored scored, double[] values, Settings settings) {
    Values column = scored.columns().values(settings.word("column"));
    return settings.has("range")
        ? inUnitOf(column, settings.range("range"))
        : all(values, settings);
  }

  /** The centres of the bins, in the column's unit. */
  static double[] centres(Scored scored, int signal, Settings settings) {
    double[] values = background(scored, signal, settings.word("column"));
    Interval range = range(scored, values, settings);
    int bins = settings.integer("bins");
    return IntStream.range(0, bins)
        .mapToDouble(k -> range.low() + range.width() * (k + 0.5) / bins)
        .toArray();
  }

  /** The column's numbers; NaN for signal. */
  static double[] background(Scored scored, int signal, String column) {
    double[] values = scored.columns().values(column).all();
    for (int i = 0; i < values.length; i++) {
      values[i] = scored.truth()[i] == signal ? Double.NaN : values[i];
    }
    return values;
  }

  private static Interval inUnitOf(Values column, Interval canonical) {
    double factor = column.unit().factor();
    return new Interval(canonical.low() / factor, canonical.high() / factor);
  }

  private static Interval all(double[] values, Settings settings) {
    double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(Double.NaN);
    double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(Double.NaN);
    if (!(low < high)) {
      throw new StudyException(
          "column '"
              + settings.word("column")
              + "' has the same value, or none, for all background");
    }
    return new Interval(low, high);
  }

  /** Sums of weights of the events that pass (row 0) and that fail (row 1), per bin. */
  double[][] split(Ranking ranking, double[] weights, double efficiency) {
    return split(ranking, weights, ranking.passing(weights, efficiency));
  }

  /** The same where so many of the first in the ranking pass. */
  double[][] split(Ranking ranking, double[] weights, int passing) {
    double[][] sums = new double[2][bins];
    for (int k = 0; k < ranking.count(); k++) {
      int event = ranking.event(k);
      if (bin[event] >= 0) {
        sums[k < passing ? 0 : 1][bin[event]] += weights[event];
      }
    }
    return sums;
  }

  /**
   * The effective number of events that pass (0) and that fail (1): {@code (sum w)^2 / sum w^2}.
   */
  double[] effective(Ranking ranking, double[] weights, double efficiency) {
    int passing = ranking.passing(weights, efficiency);
    double[] sum = new double[2];
    double[] squares = new double[2];
    for (int k = 0; k < ranking.count(); k++) {
      int event = ranking.event(k);
      if (bin[event] >= 0) {
        sum[k < passing ? 0 : 1] += weights[event];
        squares[k < passing ? 0 : 1] += weights[event] * weights[event];
      }
    }
    return new double[] {sum[0] * sum[0] / squares[0], sum[1] * sum[1] / squares[1]};
  }

  /** How many bins have events at all. */
  int occupied() {
    return (int) IntStream.of(bin).filter(b -> b >= 0).distinct().count();
  }

  /** The axis of an observable, with its unit. */
  static Axis axis(Scored scored, String column) {
    String unit = scored.columns().values(column).unit().name();
    return Axis.linear(unit.isEmpty() ? column : column + " [" + unit + "]");
  }
}
