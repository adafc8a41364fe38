// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Spelling;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The background efficiency along an observable, for cuts at fixed signal efficiencies; a score
 * that is independent of it gives horizontal lines.
 */
public final class EfficiencyAlong implements Show {
  @Override
  public Term term() {
    return Term.of(
            "efficiency",
            "background efficiency along an observable, for cuts at fixed signal efficiencies",
            Protected.COLUMN,
            Setting.numbers("efficiency", "signal efficiencies of the cuts")
                .orElse(List.of(0.5))
                .within(0, 1),
            Setting.integer("bins", "bins of equal width").orElse(25).within(2, 1000),
            Protected.RANGE)
        .positionally("column");
  }

  @Override
  public List<Plot> plots(ShowRequest request, Settings settings) {
    return request.perSignal((scored, signal) -> plot(scored, signal, settings));
  }

  private Plot plot(Scored scored, int signal, Settings settings) {
    scored.needsBoth(name(), signal);
    Ranking ranking = Ranking.of(scored, signal);
    Protected bins = Protected.of(scored, signal, settings);
    double[] centres = Protected.centres(scored, signal, settings);
    List<Series> series = new ArrayList<>();
    for (double efficiency : settings.numbers("efficiency")) {
      double[][] sums = bins.split(ranking, scored.weights(), efficiency);
      double[] squared = Arrays.stream(scored.weights()).map(w -> w * w).toArray();
      double[][] squares =
          bins.split(ranking, squared, ranking.passing(scored.weights(), efficiency));
      String label = "ε(signal) = " + Spelling.number(efficiency * 100) + " %";
      series.add(points(label, centres, sums, squares));
    }
    String column = settings.word("column");
    String name = scored.nameOf(signal);
    return Plot.of(
        "efficiency-" + column + "-" + name,
        "Background efficiency of " + name,
        Protected.axis(scored, column),
        Axis.linear("background efficiency"),
        series,
        "Test events, statistical errors. A score that is independent of " + column + " is flat.");
  }

  /** Errors: {@code ((1 - e)^2 sum w^2 of passing + e^2 sum w^2 of failing) / (sum w)^2}. */
  private static Series points(
      String label, double[] centres, double[][] sums, double[][] squares) {
    int count = 0;
    double[] x = new double[centres.length];
    double[] y = new double[centres.length];
    double[] error = new double[centres.length];
    for (int k = 0; k < centres.length; k++) {
      double all = sums[0][k] + sums[1][k];
      if (all > 0) {
        x[count] = centres[k];
        y[count] = sums[0][k] / all;
        double failing = 1 - y[count];
        error[count] =
            Math.sqrt(failing * failing * squares[0][k] + y[count] * y[count] * squares[1][k])
                / all;
        count++;
      }
    }
    return new Series.Points(
        label, Arrays.copyOf(x, count), Arrays.copyOf(y, count), Arrays.copyOf(error, count));
  }
}
