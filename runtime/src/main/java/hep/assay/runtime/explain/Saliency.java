// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;

/**
 * Saliency: the absolute gradient {@code |dF/dx_j|} with respect to each prepared input. Says how
 * steep the score is at an event, not how much an input contributed: where a network saturates it
 * is zero.
 *
 * <p>Reference: Simonyan, Vedaldi, Zisserman, arXiv:1312.6034, section 3.
 */
public final class Saliency implements Explainer {
  @Override
  public Term term() {
    return Term.of(
            "saliency",
            "absolute gradient of the score with respect to each input",
            Output.setting("score"),
            PerEvent.NORMALISE,
            Sampling.SETTING)
        .from("arXiv:1312.6034");
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
        "gradient",
        (network, one) -> {
          Matrix events = one.events().get(0).events();
          Matrix gradient =
              Output.of(network, events, settings.word("output")).gradient(network, events);
          for (int i = 0; i < gradient.values().length; i++) {
            gradient.values()[i] = Math.abs(gradient.values()[i]);
          }
          return Relevance.of(gradient);
        });
  }
}
