// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;

/** True fraction of signal against predicted probability; the diagonal is perfect calibration. */
public final class ReliabilityDiagram implements Show {
  @Override
  public Term term() {
    return Term.of(
            "reliability",
            "true fraction of signal against predicted probability",
            Reliability.BINS,
            Priors.SETTING)
        .positionally("bins");
  }

  @Override
  public List<Plot> plots(ShowRequest request, Settings settings) {
    List<Series> series = new ArrayList<>();
    series.add(Series.Line.of("perfect", new double[] {0, 1}, new double[] {0, 1}));
    series.addAll(request.perSignal((scored, signal) -> points(scored, signal, settings)));
    return List.of(
        Plot.of(
            "reliability",
            "Calibration of the score",
            Axis.linear("mean predicted probability"),
            Axis.linear("true fraction"),
            series,
            "Test events; classes count as the setting 'priors' says ("
                + settings.word("priors")
                + "). Errors are statistical."));
  }

  private static Series points(Scored scored, int signal, Settings settings) {
    int bins = settings.integer("bins");
    double[] factors = Priors.factors(scored, scored.weights(), settings);
    Calibration nominal = Calibration.of(scored, signal, scored.weights(), factors, bins);
    return new Series.Points(
        scored.nameOf(signal),
        nominal.predicted(),
        nominal.observed(),
        errors(scored, signal, factors, bins));
  }

  /** {@code sqrt(sum w^2 (y - mean y)^2) / sum w} of each bin. */
  private static double[] errors(Scored scored, int signal, double[] factors, int bins) {
    Calibration nominal = Calibration.of(scored, signal, scored.weights(), factors, bins);
    double[] sums = new double[bins];
    float[] score = scored.score(signal);
    for (int i = 0; i < score.length; i++) {
      int bin = Math.min(bins - 1, Math.max(0, (int) (score[i] * bins)));
      double weight = scored.weights()[i] * factors[scored.truth()[i]];
      double off = (scored.truth()[i] == signal ? 1 : 0) - nominal.observed()[bin];
      sums[bin] += weight * weight * off * off;
    }
    double[] errors = new double[bins];
    for (int k = 0; k < bins; k++) {
      errors[k] = Math.sqrt(sums[k]) / nominal.total()[k];
    }
    return errors;
  }
}
