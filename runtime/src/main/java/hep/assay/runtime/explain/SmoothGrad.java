// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Network;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.SplittableRandom;

/**
 * SmoothGrad: the mean gradient over copies of an event with Gaussian noise, {@code |1/n sum_m
 * dF/dx_j(x + noise_m)|}. The noise of an input has the set part of its standard deviation over the
 * reference events.
 *
 * <p>Reference: Smilkov et al., arXiv:1706.03825, section 3 (which scales the noise by the range of
 * the input instead).
 */
public final class SmoothGrad implements Explainer {
  @Override
  public Term term() {
    return Term.of(
            "smoothGrad",
            "mean gradient of the score over noisy copies of an event",
            Setting.integer("samples", "noisy copies of an event").orElse(25).within(1, 10_000),
            Setting.fraction("noise", "standard deviation of the noise per that of the input")
                .orElse(0.15),
            Output.setting("score"),
            PerEvent.NORMALISE,
            Sampling.setting(5_000))
        .from("arXiv:1706.03825");
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
        "smoothed gradient",
        (network, one) -> relevance(network, one, settings));
  }

  private static Relevance relevance(Network network, ExplainRequest request, Settings settings) {
    Matrix events = request.events().get(0).events();
    double[] deviations = Moments.of(request.reference().get(0)).deviations();
    Output output = Output.of(network, events, settings.word("output"));
    int samples = settings.integer("samples");
    double[] sums = new double[events.values().length];
    for (int sample = 0; sample < samples; sample++) {
      SplittableRandom random = request.seed().of("smoothGrad", sample).stream();
      Matrix noisy = events.copy();
      for (int i = 0; i < noisy.values().length; i++) {
        double scale = settings.number("noise") * deviations[i % events.columns()];
        noisy.values()[i] += (float) (scale * random.nextGaussian());
      }
      Matrix gradient = output.gradient(network, noisy);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += gradient.values()[i];
      }
    }
    Matrix mean = Matrix.zeros(events.rows(), events.columns());
    for (int i = 0; i < sums.length; i++) {
      mean.values()[i] = (float) Math.abs(sums[i] / samples);
    }
    return Relevance.of(mean);
  }
}
