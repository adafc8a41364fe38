// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.quality;

import hep.assay.runtime.explain.ExplainRequest;
import hep.assay.runtime.explain.Explained;
import hep.assay.runtime.explain.Explainers;
import hep.assay.runtime.explain.Moments;
import hep.assay.runtime.explain.Relevance;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.result.Attribution;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Max-sensitivity: how far an explanation moves when its event moves a little, {@code max_d ||R(x +
 * d) - R(x)|| / ||R(x)||} with each input moved uniformly by at most {@code radius} standard
 * deviations; weighted mean over events, of the nominal training. Explainers of whole samples have
 * no such number.
 *
 * <p>Reference: Yeh et al., arXiv:1901.09392, definition 2.3.
 */
public final class Sensitivity implements Quality {
  @Override
  public Term term() {
    return Term.of(
            "sensitivity",
            "largest relative change of an explanation when its event moves a little",
            Setting.number("radius", "largest move, in standard deviations of each input")
                .orElse(0.1)
                .within(0, 100),
            Setting.integer("samples", "moves that are tried").orElse(10).within(1, 10_000),
            Setting.integer("events", "at most so many events").orElse(500).within(1, 1e9))
        .from("arXiv:1901.09392, definition 2.3");
  }

  @Override
  public List<Measured> measure(List<Explained> explained, Settings settings) {
    return explained.stream()
        .filter(one -> !one.explanation().relevance().isEmpty())
        .map(one -> measured(one, settings))
        .toList();
  }

  private static Measured measured(Explained one, Settings settings) {
    ExplainRequest whole = one.explained().training(0);
    int count = Math.min(settings.integer("events"), whole.events().get(0).count());
    int step = whole.events().get(0).count() / count;
    ExplainRequest request = whole.select(IntStream.range(0, count).map(i -> i * step).toArray());
    Relevance before = Explainers.explain(one.by(), request).relevance().get(0);
    double[] largest = new double[count];
    for (int sample = 0; sample < settings.integer("samples"); sample++) {
      Seed seed = request.seed().of("sensitivity", sample);
      ExplainRequest moved = moved(request, settings.number("radius"), seed);
      Relevance after = Explainers.explain(one.by(), moved).relevance().get(0);
      for (int i = 0; i < count; i++) {
        largest[i] = Math.max(largest[i], distance(before.values(), after.values(), i));
      }
    }
    Attribution of = one.explanation().attribution();
    return Measured.of(
            "sensitivity(" + of.explainer() + ")",
            of.of(),
            Trainings.weightedMean(largest, request.events().get(0).weights()),
            "standard error over " + count + " events")
        .in(of.in())
        .under(of.under());
  }

  private static ExplainRequest moved(ExplainRequest request, double radius, Seed seed) {
    Examples events = request.events().get(0);
    double[] deviations = Moments.of(request.reference().get(0)).deviations();
    SplittableRandom random = seed.stream();
    Matrix moved = events.events().copy();
    for (int i = 0; i < moved.values().length; i++) {
      double most = radius * deviations[i % moved.columns()];
      moved.values()[i] += (float) (most * (2 * random.nextDouble() - 1));
    }
    return request.events(List.of(new Examples(moved, events.classes(), events.weights())));
  }

  private static double distance(Matrix before, Matrix after, int event) {
    double change = 0;
    double size = 0;
    for (int j = 0; j < before.columns(); j++) {
      double difference = after.get(event, j) - (double) before.get(event, j);
      change += difference * difference;
      size += (double) before.get(event, j) * before.get(event, j);
    }
    return size == 0 ? 0 : Math.sqrt(change / size);
  }
}
