// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.expression.Values;
import hep.assay.runtime.result.Axis;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.result.Series;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Spelling;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An observable of the background before and after cuts on the score at fixed signal efficiencies,
 * normalised to unit area: what a cut does to its shape.
 */
public final class Spectrum implements Show {
  @Override
  public Term term() {
    return Term.of(
            "spectrum",
            "an observable of the background before and after cuts on the score",
            Protected.COLUMN,
            Setting.numbers("efficiency", "signal efficiencies of the cuts")
                .orElse(List.of(0.5))
                .within(0, 1),
            Setting.integer("bins", "bins of equal width").orElse(40).within(2, 1000),
            Protected.RANGE)
        .positionally("column");
  }

  @Override
  public List<Plot> plots(ShowRequest request, Settings settings) {
    return request.perSignal((scored, signal) -> plot(scored, signal, settings));
  }

  private Plot plot(Scored scored, int signal, Settings settings) {
    scored.needsBoth(name(), signal);
    String column = settings.word("column");
    Values values = scored.columns().values(column);
    double[] background = Protected.background(scored, signal, column);
    Interval range = range(values, background, settings);
    int bins = settings.integer("bins");
    Ranking ranking = Ranking.of(scored, signal);
    List<Series> series = new ArrayList<>();
    series.add(histogram(background, scored.weights(), range, bins).outline("all background"));
    for (double efficiency : settings.numbers("efficiency")) {
      double[] weights = passing(ranking, scored.weights(), efficiency);
      String label = "\u03b5(signal) = " + Spelling.number(efficiency * 100) + " %";
      series.add(histogram(background, weights, range, bins).outline(label));
    }
    String unit = values.unit().name();
    String name = scored.nameOf(signal);
    return Plot.of(
        "spectrum-" + column + "-" + name,
        "Background after cuts on " + name,
        Protected.axis(scored, column),
        Axis.linear("1/N dN/d" + column + (unit.isEmpty() ? "" : " [1/" + unit + "]")),
        series,
        "Test events, unit area, statistical errors. A cut that leaves the shape alone gives the same"
            + " curve.");
  }

  private static Interval range(Values values, double[] background, Settings settings) {
    if (settings.has("range")) {
      double factor = values.unit().factor();
      Interval canonical = settings.range("range");
      return new Interval(canonical.low() / factor, canonical.high() / factor);
    }
    double low = Arrays.stream(background).filter(Double::isFinite).min().orElse(Double.NaN);
    double high = Arrays.stream(background).filter(Double::isFinite).max().orElse(Double.NaN);
    if (!(low < high)) {
      throw new StudyException(
          "column '"
              + settings.word("column")
              + "' has the same value, or none, for all background");
    }
    return new Interval(low, high);
  }

  private static double[] passing(Ranking ranking, double[] weights, double efficiency) {
    double[] kept = new double[weights.length];
    int count = ranking.passing(weights, efficiency);
    for (int k = 0; k < count; k++) {
      kept[ranking.event(k)] = weights[ranking.event(k)];
    }
    return kept;
  }

  private static Distributions.Histogram histogram(
      double[] values, double[] weights, Interval range, int bins) {
    return Distributions.Histogram.of(values, weights, range.low(), range.high(), bins)
        .normalised();
  }
}
