// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Cramer-von Mises flatness: {@code sum_c w_c integral (F_c(s) - F(s))^2 dF(s) / sum_c w_c}, with
 * {@code F_c} the score's distribution function in cell c and F that of the class.
 *
 * <p>Floor: its mean where all cells have the same distribution, {@code (k - 1) / (6 n)} for k
 * cells and n effective events.
 *
 * <p>Reference: Rogozhnikov et al., arXiv:1410.4140, equation 5.
 */
public final class CramerVonMises implements Metric {
  @Override
  public Term term() {
    return Term.of(
            "cvm",
            "Cramer-von Mises difference of a class's scores in cells of some columns",
            Uniformity.COLUMNS,
            Uniformity.CLASS,
            Uniformity.BINS)
        .positionally("columns")
        .from("arXiv:1410.4140");
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    List<Quantity> quantities = new ArrayList<>();
    for (int signal : scored.signals()) {
      Uniformity uniformity = Uniformity.of(name(), scored, signal, settings);
      double[] n = uniformity.effective(scored.weights());
      quantities.add(
          Quantity.of(scored.nameOf(signal), w -> of(uniformity, w))
              .floor((n[1] - 1) / (6 * n[0])));
    }
    return quantities;
  }

  private static double of(Uniformity uniformity, double[] weights) {
    double[] content = new double[uniformity.cells()];
    double[][] below = uniformity.below(weights, content);
    double sum = 0;
    double total = 0;
    for (int c = 0; c < content.length; c++) {
      total += content[c];
      for (int level = 1; level < Uniformity.LEVELS && content[c] > 0; level++) {
        double difference = below[c][level] - (double) level / Uniformity.LEVELS;
        sum += content[c] * difference * difference / Uniformity.LEVELS;
      }
    }
    return sum / total;
  }
}
