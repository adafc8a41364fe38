// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.data.Split;
import hep.assay.runtime.math.Bootstrap;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.metric.Metrics;
import hep.assay.runtime.metric.Scored;
import hep.assay.runtime.metric.ShowRequest;
import hep.assay.runtime.metric.Shows;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.work.Digest;
import hep.assay.runtime.work.Key;
import hep.assay.runtime.work.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A comparison: the metrics of each classifier in each region under each variation, on test events
 * only, then plots and gates.
 *
 * <p>The numbers of one classifier in one region under one variation are one task. It reads the
 * scores of all trainings, the true classes, the weights and columns of those events, the metrics,
 * and the classifier's name, which the numbers carry.
 */
final class Compare implements Question {
  private final TaskPlan plan;
  private final Scenes scenes;
  private final Bench bench;
  private final Map<Place, Numbers> measured = new HashMap<>();
  private final Map<String, Shown> shown = new HashMap<>();

  /** Where numbers belong. */
  private record Place(String of, String region, String variation) {}

  /** The test and training events that plots of a classifier show; the latter may be missing. */
  private record Shown(Scored test, Optional<Scored> training) {}

  /**
   * @throws StudyException where it asks for what the study does not have
   */
  Compare(TaskPlan plan, Scenes scenes, Bench bench) {
    this.plan = plan;
    this.scenes = scenes;
    this.bench = bench;
    scenes.classifiers(plan).forEach(trained -> scenes.variations(plan, trained));
  }

  @Override
  public void see(Scene scene) {
    List<Place> places = new ArrayList<>();
    List<Task<Numbers>> tasks = new ArrayList<>();
    for (Trained trained : scenes.classifiers(plan)) {
      if (scenes.asks(plan, trained, scene)) {
        for (String region : scenes.regions(plan)) {
          places.add(new Place(trained.plan().name(), region, scene.variation()));
          tasks.add(measure(trained, region, scene));
        }
        if (!plan.show().isEmpty() && !scene.isNominal() && isFirst(trained, scene)) {
          shown.put(trained.plan().name(), shown(trained, scene));
        }
      }
    }
    if (!tasks.isEmpty()) {
      List<Numbers> found = bench.workers().run("measure", tasks);
      IntStream.range(0, places.size()).forEach(i -> measured.put(places.get(i), found.get(i)));
    }
  }

  private boolean isFirst(Trained trained, Scene scene) {
    return scenes.variations(plan, trained).get(0).equals(scene.variation());
  }

  @Override
  public List<BlockResult> answers() {
    return List.of(answer());
  }

  private BlockResult answer() {
    List<Measured> all = new ArrayList<>();
    for (Trained trained : scenes.classifiers(plan)) {
      for (String region : scenes.regions(plan)) {
        for (String variation : scenes.variations(plan, trained)) {
          all.addAll(measured.get(new Place(trained.plan().name(), region, variation)).measured());
        }
      }
    }
    return new BlockResult(
        plan.name(),
        plan.kind().word(),
        scenes.summary(plan),
        all,
        plots(all),
        List.of(),
        Gates.decide(plan.require(), all),
        List.of());
  }

  private Task<Numbers> measure(Trained trained, String region, Scene scene) {
    String of = trained.plan().name();
    int[] events = scenes.events(plan, trained, region, scene);
    Set<String> columns = new TreeSet<>(trained.plan().inputs());
    plan.measure().forEach(method -> columns.addAll(Names.in(method)));
    Key key =
        new Digest("measure")
            .put(of)
            .put(trained.classes().names())
            .put(trained.key())
            .put(scene.content().of(columns))
            .put(events)
            .put(bench.seed().value())
            .put(plan.measure())
            .put(region)
            .put(scene.variation())
            .key();
    String label =
        "measure "
            + plan.name()
            + " of "
            + of
            + (region.isEmpty() ? "" : " in " + region)
            + (scene.isNominal() ? "" : " under " + scene.variation());
    return Task.of(
        label,
        key,
        Numbers.CODEC,
        meter -> {
          Bootstrap bootstrap = new Bootstrap(Metrics.REPLICAS, bench.seed());
          try {
            return new Numbers(
                Metrics.measure(plan.measure(), scored(trained, scene, events), bootstrap).stream()
                    .map(one -> one.in(region).under(scene.variation()))
                    .toList());
          } catch (StudyException problem) {
            throw problem.at(plan.name());
          }
        });
  }

  /** Scores of all trainings on some events, the weights scaled to the whole samples. */
  static Scored scored(Trained trained, Scene scene, int[] events) {
    Dataset data = scene.data();
    List<Matrix> scores =
        IntStream.range(0, trained.replicas())
            .mapToObj(replica -> trained.scores(replica, data, events))
            .toList();
    return new Scored(
        trained.plan().name(),
        trained.classes().names(),
        scores,
        trained.truth(data, events),
        scene.weights(events),
        data.table().select(events));
  }

  /** Plots show the first region (all test events without one) under the first variation. */
  private List<Plot> plots(List<Measured> measured) {
    if (plan.show().isEmpty()) {
      return List.of();
    }
    List<Scored> test = new ArrayList<>();
    List<Scored> training = new ArrayList<>();
    List<ShowRequest.LearningCurves> curves = new ArrayList<>();
    for (Trained trained : scenes.classifiers(plan)) {
      Shown events = shown.get(trained.plan().name());
      events =
          events != null ? events : shown(trained, scenes.nominal(scenes.dataset(plan, trained)));
      test.add(events.test);
      events.training.ifPresent(training::add);
      curves.add(curves(trained));
    }
    List<Scored> learnt = training.size() == test.size() ? training : List.of();
    try {
      return Shows.plots(plan.show(), new ShowRequest(test, learnt, curves, measured));
    } catch (StudyException problem) {
      throw problem.at(plan.name());
    }
  }

  private Shown shown(Trained trained, Scene scene) {
    String region = scenes.regions(plan).get(0);
    Scored test = scored(trained, scene, scenes.events(plan, trained, region, scene));
    if (trained.folds() > 1 || !region.isEmpty()) {
      return new Shown(test, Optional.empty());
    }
    int[] learnt = scene.data().split().events(Split.Part.TRAINING, 0);
    return new Shown(
        test, Optional.of(scored(trained, scene, scenes.classified(trained, scene, learnt))));
  }

  static ShowRequest.LearningCurves curves(Trained trained) {
    List<Training> all = trained.trainings().stream().flatMap(List::stream).toList();
    return new ShowRequest.LearningCurves(
        trained.plan().name(),
        all.stream().map(Training::trainingLoss).toList(),
        all.stream().map(Training::validationLoss).toList(),
        all.stream().mapToInt(Training::bestEpoch).toArray());
  }
}
