// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

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
      double efficiency = settings.number("efficiency");
      boolean[] is = scored.isOf(signal);
      Ranking first = ranking(scored, settings.word("column"), is);
      Ranking second =
          settings.has("with")
              ? ranking(scored, settings.word("with"), is)
              : Ranking.of(scored, signal);
      int[] inFirst = first.places();
      int[] inSecond = second.places();
      quantities.add(
          Quantity.of(
              settings.has("with") ? scored.of() : scored.nameOf(signal),
              weights ->
                  of(
                      passing(inFirst, first.passing(weights, efficiency)),
                      passing(inSecond, second.passing(weights, efficiency)),
                      is,
                      weights)));
    }
    return quantities;
  }

  /** The order of a column; what is missing fails every cut. */
  private static Ranking ranking(Scored scored, String column, boolean[] signal) {
    double[] values = scored.columns().values(column).all();
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = Double.isNaN(values[i]) ? Float.NEGATIVE_INFINITY : (float) values[i];
    }
    return Ranking.of(narrow, signal);
  }

  private static boolean[] passing(int[] places, int count) {
    boolean[] passing = new boolean[places.length];
    for (int i = 0; i < passing.length; i++) {
      passing[i] = places[i] < count;
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
