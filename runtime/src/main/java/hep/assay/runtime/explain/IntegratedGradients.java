// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Network;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;

/**
 * Integrated gradients: {@code R_j = (x_j - b_j) int_0^1 dF/dx_j(b + a (x - b)) da}, by the
 * midpoint rule. Complete: {@code sum_j R_j = F(x) - F(b)} up to the rule's error.
 *
 * <p>The baseline b is the weighted mean of the reference events, that of their background (all
 * classes but the first), or zero in prepared units.
 *
 * <p>Reference: Sundararajan, Taly, Yan, arXiv:1703.01365, equation 1.
 */
public final class IntegratedGradients implements Explainer {
  @Override
  public Term term() {
    return Term.of(
            "integratedGradients",
            "gradient of the score integrated from a baseline to the event",
            Setting.word("baseline", "where the path starts", "mean", "background", "zero")
                .orElse("mean"),
            Setting.integer("steps", "points of the midpoint rule").orElse(50).within(1, 10_000),
            Output.setting("score"),
            PerEvent.NORMALISE,
            Sampling.setting(5_000))
        .from("arXiv:1703.01365, equation 1");
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
        "integrated gradient",
        (network, one) -> relevance(network, one, settings));
  }

  private static Relevance relevance(Network network, ExplainRequest request, Settings settings) {
    Matrix events = request.events().get(0).events();
    float[] baseline = baseline(request.reference().get(0), settings.word("baseline"));
    Output output = Output.of(network, events, settings.word("output"));
    int steps = settings.integer("steps");
    double[] sums = new double[events.values().length];
    for (int step = 0; step < steps; step++) {
      double part = (step + 0.5) / steps;
      Matrix gradient = output.gradient(network, between(baseline, events, part));
      for (int i = 0; i < sums.length; i++) {
        sums[i] += gradient.values()[i];
      }
    }
    Matrix relevance = Matrix.zeros(events.rows(), events.columns());
    for (int i = 0; i < sums.length; i++) {
      double distance = events.values()[i] - baseline[i % baseline.length];
      relevance.values()[i] = (float) (distance * sums[i] / steps);
    }
    return Relevance.of(relevance, difference(network, output, events, baseline));
  }

  /** {@code F(x) - F(b)} of each event. */
  private static double[] difference(
      Network network, Output output, Matrix events, float[] baseline) {
    double[] at = output.value(network.logits(events));
    double[] start = output.value(network.logits(between(baseline, events, 0)));
    for (int i = 0; i < at.length; i++) {
      at[i] -= start[i];
    }
    return at;
  }

  private static Matrix between(float[] baseline, Matrix events, double part) {
    Matrix between = Matrix.zeros(events.rows(), events.columns());
    for (int i = 0; i < between.values().length; i++) {
      double start = baseline[i % baseline.length];
      between.values()[i] = (float) (start + part * (events.values()[i] - start));
    }
    return between;
  }

  private static float[] baseline(Examples reference, String word) {
    double[] means =
        word.equals("background")
            ? Moments.of(reference, i -> reference.classes()[i] != 0).means()
            : Moments.of(reference).means();
    float[] baseline = new float[means.length];
    for (int j = 0; j < baseline.length && !word.equals("zero"); j++) {
      baseline[j] = (float) means[j];
      if (Double.isNaN(means[j])) {
        throw new StudyException("there are no background events to make a baseline of");
      }
    }
    return baseline;
  }
}
