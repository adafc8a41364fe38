// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** A number along the signal efficiency, with the spread over trainings as its band. */
final class EfficiencyCurve {
  private EfficiencyCurve() {}

  /** Signal efficiencies 0.5 %, 1 %, ..., 100 %. */
  private static final int POINTS = 200;

  /** With fewer background events (effective) left a number is a guess, and is not drawn. */
  static final double ENOUGH = 10;

  /** One line for each score and signal class: a function of signal and background efficiency. */
  static List<Series> lines(Show show, ShowRequest request, DoubleBinaryOperator number) {
    List<Series> lines = new ArrayList<>();
    for (Scored scored : request.test()) {
      for (int signal : scored.signals()) {
        scored.needsBoth(show.name(), signal);
        lines.add(line(scored, signal, number));
      }
    }
    return lines;
  }

  private static Series line(Scored scored, int signal, DoubleBinaryOperator number) {
    double least = MaxSic.least(scored, signal, ENOUGH);
    double[][] values = new double[scored.scores().size()][];
    for (int training = 0; training < values.length; training++) {
      Roc roc = Ranking.of(scored.training(training), signal).roc(scored.weights());
      values[training] = along(roc, least, number);
    }
    double[] x = new double[POINTS];
    double[] low = new double[values.length > 1 ? POINTS : 0];
    double[] high = low.clone();
    for (int k = 0; k < POINTS; k++) {
      x[k] = (k + 1.0) / POINTS;
      if (low.length > 0) {
        int at = k;
        double spread = Spread.of(Arrays.stream(values).mapToDouble(one -> one[at]).toArray());
        low[k] = values[0][k] - spread;
        high[k] = values[0][k] + spread;
      }
    }
    return new Series.Line(scored.nameOf(signal), x, values[0], low, high);
  }

  private static double[] along(Roc roc, double least, DoubleBinaryOperator number) {
    double[] values = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      double signal = (k + 1.0) / POINTS;
      double background = roc.backgroundAt(signal);
      values[k] = background >= least ? number.applyAsDouble(signal, background) : Double.NaN;
    }
    return values;
  }
}
