// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Inverse Jensen-Shannon divergence between an observable's distributions in the background that
 * passes and that fails a cut on the score: large where the score does not shape it.
 *
 * <p>{@code JSD = KL(p|m) / 2 + KL(q|m) / 2} with p passing, q failing, {@code m = (p + q) / 2},
 * and logarithms to the base that is set (nats by default, bits for 2). Bins whose weights sum to
 * less than zero count as empty. The floor is what statistics alone allows: for independent score
 * and observable {@code E[JSD] = (k - 1) / (8 n)} nats, {@code 1/n = 1/n_pass + 1/n_fail} with
 * effective numbers of events and k occupied bins.
 *
 * <p>Reference: ATL-PHYS-PUB-2018-014; Kitouni et al., arXiv:2010.09745.
 */
public final class InverseJsd implements Metric {
  @Override
  public Term term() {
    return Term.of(
            "inverseJsd",
            "inverse Jensen-Shannon divergence of an observable between passing and failing"
                + " background",
            Protected.COLUMN,
            AtEfficiency.setting("efficiency").orElse(0.5),
            Setting.number("base", "base of the logarithm: e for nats, 2 for bits")
                .orElse(Math.E)
                .within(1.0001, 1000),
            Protected.BINS,
            Protected.RANGE)
        .positionally("column")
        .from("arXiv:2010.09745");
  }

  @Override
  public List<Quantity> quantities(Scored scored, Settings settings) {
    double efficiency = settings.number("efficiency");
    double scale = Math.log(settings.number("base"));
    List<Quantity> quantities = new ArrayList<>();
    for (int signal : scored.signals()) {
      scored.needsBoth(name(), signal);
      Ranking ranking = Ranking.of(scored, signal);
      Protected column = Protected.of(scored, signal, settings);
      double[] n = column.effective(ranking, scored.weights(), efficiency);
      double floor = 8 * scale / ((1 / n[0] + 1 / n[1]) * Math.max(1, column.occupied() - 1));
      quantities.add(
          Quantity.of(
                  scored.nameOf(signal),
                  weights -> {
                    double[][] split = column.split(ranking, weights, efficiency);
                    return scale / nats(split[0], split[1]);
                  })
              .unit(unit(settings.number("base")))
              .floor(floor));
    }
    return quantities;
  }

  private static String unit(double base) {
    return base == 2 ? "1/bits" : base == Math.E ? "1/nats" : "base " + base;
  }

  /** The divergence in nats of two histograms of any normalisation. */
  static double nats(double[] passing, double[] failing) {
    double[] p = normalised(passing);
    double[] q = normalised(failing);
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      double m = (p[k] + q[k]) / 2;
      sum += p[k] > 0 ? p[k] * Math.log(p[k] / m) : 0;
      sum += q[k] > 0 ? q[k] * Math.log(q[k] / m) : 0;
    }
    return sum / 2;
  }

  private static double[] normalised(double[] content) {
    double[] part = new double[content.length];
    double total = 0;
    for (double one : content) {
      total += Math.max(0, one);
    }
    for (int k = 0; k < part.length; k++) {
      part[k] = Math.max(0, content[k]) / total;
    }
    return part;
  }
}
