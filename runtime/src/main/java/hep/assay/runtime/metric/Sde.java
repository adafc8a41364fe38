// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Standard deviation of efficiency: {@code SDE^2 = mean_e sum_c w_c (eps_c(e) - e)^2 / sum_c w_c},
 * with {@code eps_c(e)} the efficiency in cell c of the cut that passes the fraction e of the
 * class, {@code w_c} the weight in the cell, and the mean over the efficiencies named.
 *
 * <p>Floor: its value where all cells have the same efficiency, {@code sqrt((k - 1) / n mean_e e (1
 * - e))} for k cells and n effective events.
 *
 * <p>Reference: Rogozhnikov et al., arXiv:1410.4140, equation 3.
 */
public final class Sde implements Metric {
  @Override
  public Term term() {
    return Term.of(
            "sde",
            "standard deviation of a class's efficiency over cells of some columns",
            Uniformity.COLUMNS,
            Uniformity.CLASS,
            Setting.numbers("efficiency", "efficiencies of the class, averaged over")
                .orElse(List.of(0.5, 0.6, 0.7, 0.8, 0.9))
                .within(0, 1),
            Uniformity.BINS)
        .positionally("columns")
        .from("arXiv:1410.4140");
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    double[] efficiencies = settings.numbers("efficiency");
    List<Quantity> quantities = new ArrayList<>();
    for (int signal : scored.signals()) {
      Uniformity uniformity = Uniformity.of(name(), scored, signal, settings);
      double[] n = uniformity.effective(scored.weights());
      double spread = 0;
      for (double e : efficiencies) {
        spread += e * (1 - e) / efficiencies.length;
      }
      quantities.add(
          Quantity.of(scored.nameOf(signal), w -> of(uniformity, w, efficiencies))
              .floor(Math.sqrt((n[1] - 1) / n[0] * spread)));
    }
    return quantities;
  }

  private static double of(Uniformity uniformity, double[] weights, double[] efficiencies) {
    double[] content = new double[uniformity.cells()];
    double[][] below = uniformity.below(weights, content);
    double sum = 0;
    double total = 0;
    for (int c = 0; c < content.length; c++) {
      total += content[c];
      for (double e : efficiencies) {
        int level = (int) Math.round((1 - e) * Uniformity.LEVELS);
        double difference = 1 - below[c][level] - e;
        sum += content[c] > 0 ? content[c] * difference * difference / efficiencies.length : 0;
      }
    }
    return Math.sqrt(sum / total);
  }
}
