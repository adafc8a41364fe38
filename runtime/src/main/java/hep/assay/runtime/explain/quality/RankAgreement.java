// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.quality;

import hep.assay.runtime.explain.Explained;
import hep.assay.runtime.result.Attribution;
import hep.assay.runtime.result.Estimate;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether two explainers put the inputs in the same order: Spearman's rank correlation of their
 * importances, 1 for the same order, -1 for the reverse; one number a pair of explainers of the
 * same classifier, region and variation.
 */
public final class RankAgreement implements Quality {
  @Override
  public Term term() {
    return Term.of("rankAgreement", "rank correlation of importances between explainers");
  }

  @Override
  public List<Measured> measure(List<Explained> explained, Settings settings) {
    List<Measured> measured = new ArrayList<>();
    for (int first = 0; first < explained.size(); first++) {
      for (int second = first + 1; second < explained.size(); second++) {
        Attribution a = explained.get(first).explanation().attribution();
        Attribution b = explained.get(second).explanation().attribution();
        if (comparable(a, b)) {
          measured.add(measured(a, b));
        }
      }
    }
    return measured;
  }

  private static boolean comparable(Attribution a, Attribution b) {
    return a.of().equals(b.of())
        && a.in().equals(b.in())
        && a.under().equals(b.under())
        && a.features().equals(b.features());
  }

  private static Measured measured(Attribution a, Attribution b) {
    double agreement = Ranks.spearman(values(a), values(b));
    return Measured.of(
            "rankAgreement(" + a.explainer() + ", " + b.explainer() + ")",
            a.of(),
            Estimate.exactly(agreement),
            "")
        .in(a.in())
        .under(a.under());
  }

  private static double[] values(Attribution attribution) {
    return attribution.importance().stream().mapToDouble(Estimate::value).toArray();
  }
}
