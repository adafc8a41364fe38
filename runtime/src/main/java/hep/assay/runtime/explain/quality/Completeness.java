// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.quality;

import hep.assay.runtime.explain.ExplainRequest;
import hep.assay.runtime.explain.Explained;
import hep.assay.runtime.explain.Explanation;
import hep.assay.runtime.explain.Relevance;
import hep.assay.runtime.result.Attribution;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;

/**
 * How much of the explained score the relevances miss: {@code sum_i |w_i| |sum_j R_ij - e_i| /
 * sum_i |w_i| |e_i|}, with {@code e} the logit, or its difference to the baseline's. 0 is complete.
 *
 * <p>What a rule gives to biases by design counts as found; what it absorbs (the epsilon of LRP)
 * counts as missed. Explainers that promise no sum have no such number.
 *
 * <p>Reference: Sundararajan, Taly, Yan, arXiv:1703.01365, proposition 1; Bach et al., PLoS ONE 10
 * (2015) e0130140, equation 2.
 */
public final class Completeness implements Quality {
  @Override
  public Term term() {
    return Term.of("completeness", "part of the score that the relevances do not add up to")
        .from("arXiv:1703.01365, proposition 1");
  }

  @Override
  public List<Measured> measure(List<Explained> explained, Settings settings) {
    return explained.stream()
        .filter(one -> !one.explanation().relevance().isEmpty())
        .filter(one -> one.explanation().relevance().get(0).explained().length > 0)
        .map(one -> measured(one.explained(), one.explanation()))
        .toList();
  }

  private static Measured measured(ExplainRequest request, Explanation explanation) {
    List<Relevance> trainings = explanation.relevance();
    double[] missed =
        trainings.stream()
            .mapToDouble(one -> missed(one, request.events().get(0).weights()))
            .toArray();
    Attribution of = explanation.attribution();
    return Measured.of(
            "completeness(" + of.explainer() + ")",
            of.of(),
            Trainings.estimate(missed),
            Trainings.origin(missed.length))
        .in(of.in())
        .under(of.under());
  }

  static double missed(Relevance relevance, float[] weights) {
    double missed = 0;
    double whole = 0;
    for (int i = 0; i < weights.length; i++) {
      double weight = Math.abs(weights[i]);
      missed += weight * Math.abs(relevance.sum(i) - relevance.explained()[i]);
      whole += weight * Math.abs(relevance.explained()[i]);
    }
    return missed / whole;
  }
}
