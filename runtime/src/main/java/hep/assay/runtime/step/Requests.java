// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.data.Split;
import hep.assay.runtime.explain.ExplainRequest;
import hep.assay.runtime.explain.Feature;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.preparation.Input;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.network.preparation.PreparedInput;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.work.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Puts together what an explainer is asked: networks, prepared events, reference events. */
final class Requests {
  /** Training events that stand for "nothing known"; more change a mean by less than a percent. */
  private static final int REFERENCE = 10_000;

  private final Seed seed;
  private final Scenes scenes;

  Requests(Seed seed, Scenes scenes) {
    this.seed = seed;
    this.scenes = scenes;
  }

  /** The request for the networks of one fold on some events. */
  ExplainRequest of(Trained trained, int fold, Scene scene, int[] events) {
    Preparation preparation = trained.preparations().get(fold);
    Scene learnt = scenes.nominal(trained.plan().dataset());
    Examples explained = examples(trained, preparation, scene, events);
    Examples reference =
        examples(trained, preparation, learnt, reference(trained, fold, learnt.data()));
    List<Model> models =
        IntStream.range(0, trained.replicas()).mapToObj(r -> trained.model(r, fold)).toList();
    return new ExplainRequest(
        trained.plan().name(),
        models,
        models.stream().map(model -> explained).toList(),
        models.stream().map(model -> reference).toList(),
        features(preparation),
        seed.of("explain", fold));
  }

  /** The identity of what reference events can be drawn from. */
  Key content(Trained trained) {
    return scenes.nominal(trained.plan().dataset()).content().of(trained.plan().inputs());
  }

  private int[] reference(Trained trained, int fold, Dataset data) {
    int[] learnt =
        Arrays.stream(data.split().events(Split.Part.TRAINING, fold))
            .filter(event -> trained.classes().ofSample()[data.samples()[event]] >= 0)
            .toArray();
    return drawn(learnt, REFERENCE, seed.of("reference", fold));
  }

  private static Examples examples(
      Trained trained, Preparation preparation, Scene scene, int[] events) {
    Matrix inputs = preparation.apply(scene.data().table(), events);
    double[] weights = scene.weights(events);
    double mean = Arrays.stream(weights).map(Math::abs).average().orElse(1);
    float[] scaled = new float[weights.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (weights[i] / mean);
    }
    return new Examples(inputs, trained.truth(scene.data(), events), scaled);
  }

  /** The inputs as the study names them, each with its prepared columns. */
  private static List<Feature> features(Preparation preparation) {
    Map<String, List<Integer>> columns = new LinkedHashMap<>();
    Set<String> absolute = new HashSet<>();
    int at = 0;
    for (PreparedInput input : preparation.inputs()) {
      Input source = input.source();
      int width = Math.max(1, source.length());
      for (int i = 0; i < width; i++) {
        columns.computeIfAbsent(source.column(), none -> new ArrayList<>()).add(at++);
      }
      if (source.kind() == InputGroup.Kind.IMAGE || source.kind() == InputGroup.Kind.GRAPH) {
        absolute.add(source.column());
      }
    }
    return columns.entrySet().stream()
        .map(one -> new Feature(one.getKey(), one.getValue(), absolute.contains(one.getKey())))
        .toList();
  }

  /** At most so many of some events, in their order: selection sampling. */
  static int[] drawn(int[] events, int most, Seed seed) {
    if (events.length <= most) {
      return events;
    }
    SplittableRandom random = seed.stream();
    int[] chosen = new int[most];
    int taken = 0;
    for (int i = 0; i < events.length && taken < most; i++) {
      if (random.nextInt(events.length - i) < most - taken) {
        chosen[taken++] = events[i];
      }
    }
    return chosen;
  }
}
