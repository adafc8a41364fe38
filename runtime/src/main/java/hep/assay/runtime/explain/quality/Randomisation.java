// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.quality;

import hep.assay.runtime.explain.ExplainRequest;
import hep.assay.runtime.explain.Explained;
import hep.assay.runtime.explain.Explainers;
import hep.assay.runtime.explain.Explanation;
import hep.assay.runtime.explain.Relevance;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.Network;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.result.Attribution;
import hep.assay.runtime.result.Estimate;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether an explanation depends on what was learnt: the rank correlation of explanations before
 * and after all weights of the network (of its nominal training) are shuffled within their layers.
 * 0 is good; near 1 the explanation says little about the model.
 *
 * <p>Where a method explains single events, the correlation of the absolute relevances of an event,
 * mean over events; otherwise that of the importances. Mean and standard deviation over shuffles.
 *
 * <p>Reference: Adebayo et al., arXiv:1810.03292, section 3.
 */
public final class Randomisation implements Quality {
  @Override
  public Term term() {
    return Term.of(
            "randomisation",
            "rank correlation with the explanation of a network with shuffled weights",
            Setting.integer("repeats", "how often the weights are shuffled")
                .orElse(5)
                .within(2, 1000))
        .from("arXiv:1810.03292");
  }

  @Override
  public List<Measured> measure(List<Explained> explained, Settings settings) {
    return explained.stream()
        .filter(one -> one.request().trainings().get(0) instanceof Network)
        .map(one -> measured(one, settings.integer("repeats")))
        .toList();
  }

  private static Measured measured(Explained one, int repeats) {
    ExplainRequest request = one.explained().training(0);
    Network network = (Network) request.trainings().get(0);
    double[] correlation = new double[repeats];
    Explanation before = Explainers.explain(one.by(), request);
    for (int repeat = 0; repeat < repeats; repeat++) {
      Model shuffled = shuffled(network, request.seed().of("randomisation", repeat));
      Explanation after = Explainers.explain(one.by(), request.trainings(List.of(shuffled)));
      correlation[repeat] = correlation(before, after);
    }
    Attribution of = one.explanation().attribution();
    Estimate estimate = Trainings.estimate(correlation);
    return Measured.of(
            "randomisation(" + of.explainer() + ")",
            of.of(),
            estimate,
            "spread of " + repeats + " shuffles")
        .in(of.in())
        .under(of.under());
  }

  static Model shuffled(Network network, Seed seed) {
    SplittableRandom random = seed.stream();
    List<Layer> layers = network.layers().stream().map(layer -> shuffled(layer, random)).toList();
    return new NeuralNetwork(
        network.inputs(), network.outputs(), network.architecture().with(layers));
  }

  private static Layer shuffled(Layer layer, SplittableRandom random) {
    return layer instanceof Layer.Weighted linear
        ? linear.with(shuffled(linear.weights(), random), shuffled(linear.bias(), random))
        : layer;
  }

  private static float[] shuffled(float[] values, SplittableRandom random) {
    float[] shuffled = values.clone();
    for (int k = shuffled.length - 1; k > 0; k--) {
      int other = random.nextInt(k + 1);
      float kept = shuffled[k];
      shuffled[k] = shuffled[other];
      shuffled[other] = kept;
    }
    return shuffled;
  }

  private static double correlation(Explanation before, Explanation after) {
    if (before.relevance().isEmpty()) {
      return Ranks.spearman(before.importances(), after.importances());
    }
    Relevance first = before.relevance().get(0);
    Relevance second = after.relevance().get(0);
    double[] of = new double[first.values().rows()];
    for (int i = 0; i < of.length; i++) {
      of[i] = Ranks.spearman(absolute(first, i), absolute(second, i));
    }
    return Arrays.stream(of).filter(Double::isFinite).average().orElse(Double.NaN);
  }

  private static double[] absolute(Relevance relevance, int event) {
    double[] absolute = new double[relevance.values().columns()];
    for (int j = 0; j < absolute.length; j++) {
      absolute[j] = Math.abs(relevance.values().get(event, j));
    }
    return absolute;
  }
}
