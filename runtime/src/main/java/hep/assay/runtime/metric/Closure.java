// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.math.Quantiles;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Closure of the ABCD method in the background: {@code N_B N_C / (N_D N_A)}, predicted over true,
 * where two quantities are each cut at the same signal efficiency; A passes both cuts, B and C one,
 * D none. It is 1 where the two are independent. NaN where a region is empty.
 *
 * <p>For two normal variables of correlation r cut at their medians it is {@code ((1/2 - P) /
 * P)^2}, {@code P = 1/4 + asin(r) / (2 pi)}.
 *
 * <p>Reference: Kasieczka, Nachman, Schwartz, Shih, arXiv:2007.14400, section 2.
 */
public final class Closure implements Metric {
  @Override
  public Term term() {
    return Term.of(
            "closure",
            "ABCD closure: predicted over true background where two quantities are cut",
            Setting.column("column", "one of the two"),
            Setting.column("with", "the other; the score where not given").maybe(),
            AtEfficiency.setting("efficiency").orElse(0.5))
        .positionally("column", "with")
        .from("arXiv:2007.14400");
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    List<Quantity> quantities = new ArrayList<>();
    int[] signals = settings.has("with") ? new int[] {0} : scored.signals();
    for (int signal : signals) {
      scored.needsBoth(name(), signal);
      double[] x = scored.columns().values(settings.word("column")).all();
      double[] y =
          settings.has("with")
              ? scored.columns().values(settings.word("with")).all()
              : Distributions.widened(scored.score(signal));
      double efficiency = settings.number("efficiency");
      boolean[] first = passing(x, scored, signal, efficiency);
      boolean[] second = passing(y, scored, signal, efficiency);
      boolean[] is = scored.isOf(signal);
      quantities.add(
          Quantity.of(
              settings.has("with") ? scored.of() : scored.nameOf(signal),
              weights -> of(first, second, is, weights)));
    }
    return quantities;
  }

  private static boolean[] passing(double[] values, Scored scored, int signal, double efficiency) {
    double[] weights = scored.weights().clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = scored.truth()[i] == signal ? Math.max(0, weights[i]) : 0;
    }
    double cut = Quantiles.of(values, weights, 1 - efficiency);
    boolean[] passing = new boolean[values.length];
    for (int i = 0; i < passing.length; i++) {
      passing[i] = values[i] > cut;
    }
    return passing;
  }

  static double of(boolean[] first, boolean[] second, boolean[] signal, double[] weights) {
    double[] sums = new double[4];
    for (int i = 0; i < weights.length; i++) {
      sums[(first[i] ? 0 : 2) + (second[i] ? 0 : 1)] += signal[i] ? 0 : weights[i];
    }
    return sums[3] * sums[0] > 0 ? sums[1] * sums[2] / (sums[3] * sums[0]) : Double.NaN;
  }
}
