// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;

/**
 * What is to be explained.
 *
 * @param of the classifier
 * @param trainings the models of its trainings; the first is the nominal one
 * @param events one set of events a training, in the same order of events, each prepared by that
 *     training's own preparation; classes and event weights are those of the first
 * @param reference prepared events that stand for "nothing known", for baselines and backgrounds:
 *     usually training events, one set a training
 * @param features the inputs of the study
 * @param seed of all draws
 */
public record ExplainRequest(
    String of,
    List<Model> trainings,
    List<Examples> events,
    List<Examples> reference,
    List<Feature> features,
    Seed seed) {
  public ExplainRequest {
    trainings = List.copyOf(trainings);
    events = List.copyOf(events);
    reference = List.copyOf(reference);
    features = List.copyOf(features);
    if (trainings.isEmpty()
        || events.size() != trainings.size()
        || reference.size() != trainings.size()) {
      throw new IllegalArgumentException(
          trainings.size()
              + " trainings with "
              + events.size()
              + " sets of events and "
              + reference.size()
              + " of reference");
    }
    if (events.get(0).count() == 0) {
      throw new StudyException("there are no events to explain " + of + " on");
    }
  }

  /** Trainings that share one preparation, each input by itself. */
  public static ExplainRequest of(
      String of, List<Model> trainings, Examples events, Examples reference, Seed seed) {
    return new ExplainRequest(
        of,
        trainings,
        trainings.stream().map(training -> events).toList(),
        trainings.stream().map(training -> reference).toList(),
        Feature.each(trainings.get(0).inputs()),
        seed);
  }

  /** This request with one training only. */
  public ExplainRequest training(int replica) {
    return new ExplainRequest(
        of,
        List.of(trainings.get(replica)),
        List.of(events.get(replica)),
        List.of(reference.get(replica)),
        features,
        seed);
  }

  /** This request on some of its events. */
  public ExplainRequest select(int[] chosen) {
    return new ExplainRequest(
        of,
        trainings,
        events.stream().map(one -> select(one, chosen)).toList(),
        reference,
        features,
        seed);
  }

  private static Examples select(Examples events, int[] chosen) {
    int[] classes = new int[chosen.length];
    float[] weights = new float[chosen.length];
    for (int k = 0; k < chosen.length; k++) {
      classes[k] = events.classes()[chosen[k]];
      weights[k] = events.weights()[chosen[k]];
    }
    return new Examples(events.events().select(chosen), classes, weights);
  }

  /** This request with other models, for example randomised ones. */
  public ExplainRequest trainings(List<Model> others) {
    return new ExplainRequest(of, others, events, reference, features, seed);
  }

  /** This request on other events of the same number and classes, for example shifted ones. */
  public ExplainRequest events(List<Examples> others) {
    return new ExplainRequest(of, trainings, others, reference, features, seed);
  }
}
