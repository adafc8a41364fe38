// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * A number along the signal efficiency. The band is that of the background efficiency: binomial
 * statistics of the test events and the spread over trainings, in quadrature.
 */
final class EfficiencyCurve {
  private EfficiencyCurve() {}

  /** Signal efficiencies 0.5 %, 1 %, ..., 100 %. */
  private static final int POINTS = 200;

  /** What every caption of such a curve says of its end and its band. */
  static final String CAPTION =
      "Test events. A line ends where less than one background event (effective) passes; bands:"
          + " statistics and spread over trainings.";

  /** One line for each score and signal class: a function of signal and background efficiency. */
  static List<Series> lines(Show show, ShowRequest request, DoubleBinaryOperator number) {
    return request.perSignal((scored, signal) -> line(show, scored, signal, number));
  }

  static Series line(Show show, Scored scored, int signal, DoubleBinaryOperator number) {
    scored.needsBoth(show.name(), signal);
    double one = MaxSic.least(scored, signal, 1);
    List<Roc> trainings = new ArrayList<>();
    for (int training = 0; training < scored.scores().size(); training++) {
      trainings.add(Ranking.of(scored.training(training), signal).roc(scored.weights()));
    }
    double[][] curves = new double[4][POINTS];
    for (int k = 0; k < POINTS; k++) {
      double efficiency = (k + 1.0) / POINTS;
      double[] background =
          trainings.stream().mapToDouble(roc -> roc.backgroundAt(efficiency)).toArray();
      double error = error(background, one);
      boolean drawn = background[0] >= one;
      double best = Math.max(background[0] - error, one / 2);
      curves[0][k] = efficiency;
      curves[1][k] = drawn ? number.applyAsDouble(efficiency, background[0]) : Double.NaN;
      curves[2][k] = drawn ? number.applyAsDouble(efficiency, background[0] + error) : Double.NaN;
      curves[3][k] = drawn ? number.applyAsDouble(efficiency, best) : Double.NaN;
    }
    return new Series.Line(scored.nameOf(signal), curves[0], curves[1], curves[2], curves[3]);
  }

  /** Of the background efficiency; {@code one} is what a single effective event makes of it. */
  private static double error(double[] background, double one) {
    double statistical = Math.sqrt(background[0] * Math.max(0, 1 - background[0]) * one);
    double[] finite = Arrays.stream(background).filter(Double::isFinite).toArray();
    return finite.length > 1 ? Math.hypot(statistical, Spread.of(finite)) : statistical;
  }
}
