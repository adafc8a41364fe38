// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;

/**
 * Gradient times input, {@code x_j dF/dx_j} in prepared units; for a network of rectified units the
 * same as relevance propagation with the zero rule. It sums to F only without biases, so no sum is
 * promised.
 *
 * <p>Reference: Shrikumar et al., arXiv:1605.01713, section 2.
 */
public final class GradientInput implements Explainer {
  @Override
  public Term term() {
    return Term.of(
            "gradientInput",
            "gradient of the score times input",
            Output.setting("score"),
            PerEvent.NORMALISE,
            Sampling.SETTING)
        .from("arXiv:1605.01713");
  }

  @Override
  public Needs needs() {
    return Needs.GRADIENTS;
  }

  @Override
  public Explanation explain(ExplainRequest request, Settings settings) {
    return PerEvent.explain(
        this,
        request,
        settings,
        "gradient times input",
        (network, one) -> {
          Matrix events = one.events().get(0).events();
          Matrix relevance =
              Output.of(network, events, settings.word("output")).gradient(network, events);
          for (int i = 0; i < relevance.values().length; i++) {
            relevance.values()[i] *= events.values()[i];
          }
          return Relevance.of(relevance);
        });
  }
}
