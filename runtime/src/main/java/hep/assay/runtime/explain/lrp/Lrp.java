// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.explain.ExplainRequest;
import hep.assay.runtime.explain.Explainer;
import hep.assay.runtime.explain.Explanation;
import hep.assay.runtime.explain.Needs;
import hep.assay.runtime.explain.Output;
import hep.assay.runtime.explain.PerEvent;
import hep.assay.runtime.explain.Relevance;
import hep.assay.runtime.explain.Sampling;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Network;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.stream.Stream;

/**
 * Layer-wise relevance propagation: the explained logit is handed down layer by layer in proportion
 * to what each input of a layer contributed.
 *
 * <p>The last activation (softmax) is left out; by default the logit of the predicted class is
 * explained. Importance is the mean normalised relevance of arXiv:2011.13466: per event {@code
 * |R_j| / max_i |R_i|}, mean over events, with the standard deviation over trainings. Biases take
 * part in the denominators and their share is reported, not handed on.
 *
 * <p>References: Bach et al., PLoS ONE 10 (2015) e0130140; arXiv:2011.13466, section 4.
 */
public final class Lrp implements Explainer {
  @Override
  public Term term() {
    return Term.of(
            "lrp",
            "layer-wise relevance propagation",
            Setting.word("rules", "how relevance passes a layer", rules(Rules.PRESET_A))
                .orElse(Rules.PRESET_A),
            Setting.word(
                    "first", "the rule of the layers that read inputs, if another", rules("same"))
                .orElse("same"),
            Setting.number("epsilon", "of the rule epsilon").orElse(0.1).within(0, 1e6),
            Setting.number("gamma", "of the rule gamma").orElse(0.25).within(0, 1e6),
            Setting.number("alpha", "of the rule alphaBeta").orElse(1).within(1, 100),
            Output.setting("predicted"),
            PerEvent.NORMALISE,
            Sampling.SETTING)
        .from("PLoS ONE 10 (2015) e0130140; arXiv:2011.13466");
  }

  private static String[] rules(String first) {
    return Stream.concat(Stream.of(first), Rules.ALL.all().stream().map(Rule::name))
        .toArray(String[]::new);
  }

  @Override
  public Needs needs() {
    return Needs.LAYERS;
  }

  @Override
  public Explanation explain(ExplainRequest request, Settings settings) {
    return PerEvent.explain(
        this, request, settings, "relevance", (network, one) -> relevance(network, one, settings));
  }

  private static Relevance relevance(Network network, ExplainRequest request, Settings settings) {
    Matrix events = request.events().get(0).events();
    Route route = new Route(network.architecture(), settings);
    Output output = Output.of(network.logits(events), settings.word("output"));
    Matrix relevance = Matrix.zeros(events.rows(), events.columns());
    double[] explained = new double[events.rows()];
    double[] biases = new double[events.rows()];
    for (int i = 0; i < events.rows(); i++) {
      Route.Event event = route.new Event(row(events, i));
      double[] above = event.logits().clone();
      for (int k = 0; k < above.length; k++) {
        above[k] *= output.coefficients().get(i, k);
        explained[i] += above[k];
      }
      double[] below = event.down(above);
      biases[i] = event.biases();
      for (int j = 0; j < below.length; j++) {
        relevance.set(i, j, (float) below[j]);
      }
    }
    return new Relevance(relevance, explained, biases);
  }

  private static double[] row(Matrix events, int event) {
    double[] row = new double[events.columns()];
    for (int j = 0; j < row.length; j++) {
      row[j] = events.get(event, j);
    }
    return row;
  }
}
