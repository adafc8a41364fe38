// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.math.Normal;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Spelling;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Largest sculpting of an observable by a cut on the score: {@code max_k |eps_k / eps - 1|}, with
 * {@code eps_k} the background efficiency in bin k and {@code eps} that of all bins. Bins without
 * positive weight are left out.
 *
 * <p>Floor: the median of the largest of k such deviations if they were statistical only, each with
 * variance {@code (1 - eps) / (eps n_k)}, taken as normal, independent and equal.
 */
public final class Sculpting implements Metric {
  @Override
  public Term term() {
    return Term.of(
            "sculpting",
            "largest relative deviation of the background efficiency along an observable",
            Protected.COLUMN,
            Setting.numbers("efficiency", "signal efficiencies of the cut")
                .orElse(List.of(0.5))
                .within(0, 1),
            Setting.integer("bins", "bins of equal width").orElse(10).within(2, 10_000),
            Protected.RANGE)
        .positionally("column");
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    List<Quantity> quantities = new ArrayList<>();
    for (int signal : scored.signals()) {
      scored.needsBoth(name(), signal);
      Ranking ranking = Ranking.of(scored, signal);
      Protected column = Protected.of(scored, signal, settings);
      for (double efficiency : settings.numbers("efficiency")) {
        String label =
            "sculpting("
                + settings.word("column")
                + ", "
                + Spelling.number(efficiency * 100)
                + " %)";
        quantities.add(
            Quantity.of(scored.nameOf(signal), w -> largest(column.split(ranking, w, efficiency)))
                .label(label)
                .floor(floor(column, ranking, scored.weights(), efficiency)));
      }
    }
    return quantities;
  }

  static double largest(double[][] split) {
    double passing = 0;
    double all = 0;
    for (int k = 0; k < split[0].length; k++) {
      passing += split[0][k];
      all += split[0][k] + split[1][k];
    }
    double largest = 0;
    for (int k = 0; k < split[0].length; k++) {
      double whole = split[0][k] + split[1][k];
      if (whole > 0) {
        largest = Math.max(largest, Math.abs(split[0][k] / whole / (passing / all) - 1));
      }
    }
    return largest;
  }

  private static double floor(
      Protected column, Ranking ranking, double[] weights, double efficiency) {
    double[] n = column.effective(ranking, weights, efficiency);
    int bins = column.occupied();
    double part = n[0] / (n[0] + n[1]);
    double deviation = Math.sqrt((1 - part) / part * bins / (n[0] + n[1]));
    return deviation * Normal.quantile(0.5 + 0.5 * Math.pow(0.5, 1.0 / bins));
  }
}
