// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Background rejection {@code 1 / eps_B} against signal efficiency {@code eps_S}, one line a score;
 * the band is the spread over trainings.
 */
public final class RocCurve implements Show {
  /** Signal efficiencies 0.5 %, 1 %, ..., 100 %. */
  private static final int POINTS = 200;

  /** Below so few background events left a rejection is a guess, and is not drawn. */
  private static final double ENOUGH = 10;

  @Override
  public Term term() {
    return Term.of("roc", "background rejection against signal efficiency");
  }

  @Override
  public List<Plot> plots(ShowRequest request, Settings settings) {
    List<Series> lines = new ArrayList<>();
    for (Scored scored : request.test()) {
      for (int signal : scored.signals()) {
        scored.needsBoth(name(), signal);
        lines.add(line(scored, signal));
      }
    }
    return List.of(
        Plot.of(
            "roc",
            "Background rejection against signal efficiency",
            Axis.linear("signal efficiency"),
            Axis.logarithmic("background rejection 1/\u03b5_B"),
            lines,
            "Test events. A line ends where fewer than 10 background events (effective) are left;"
                + " bands are the spread over trainings."));
  }

  private static Series line(Scored scored, int signal) {
    double enough = MaxSic.least(scored, signal, ENOUGH);
    double[][] rejection = new double[scored.scores().size()][];
    for (int training = 0; training < rejection.length; training++) {
      Roc roc = Ranking.of(scored.training(training), signal).roc(scored.weights());
      rejection[training] = rejections(roc, enough);
    }
    double[] x = new double[POINTS];
    double[] low = new double[rejection.length > 1 ? POINTS : 0];
    double[] high = low.clone();
    for (int k = 0; k < POINTS; k++) {
      x[k] = (k + 1.0) / POINTS;
      if (low.length > 0) {
        int at = k;
        double[] values = Arrays.stream(rejection).mapToDouble(one -> one[at]).toArray();
        double spread = Spread.of(values);
        low[k] = rejection[0][k] - spread;
        high[k] = rejection[0][k] + spread;
      }
    }
    return new Series.Line(scored.nameOf(signal), x, rejection[0], low, high);
  }

  private static double[] rejections(Roc roc, double leastBackground) {
    double[] rejection = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      double background = roc.backgroundAt((k + 1.0) / POINTS);
      rejection[k] = background >= leastBackground ? 1 / background : Double.NaN;
    }
    return rejection;
  }
}
