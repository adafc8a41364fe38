// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.region.Thresholds;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where the questions of a study are asked: classifiers, and events by dataset, region and
 * variation.
 *
 * @param plan the study, every scan written out
 * @param nominal the events of each dataset as they are
 * @param thresholds of all regions
 * @param trained classifiers by name
 */
record Scenes(
    StudyPlan plan,
    Map<String, Scene> nominal,
    Thresholds thresholds,
    Map<String, Trained> trained) {

  Scene nominal(String dataset) {
    return nominal.get(dataset);
  }

  /** The classifiers that a question is about. */
  List<Trained> classifiers(TaskPlan task) {
    return task.of().stream()
        .map(
            name -> {
              if (!trained.containsKey(name)) {
                throw new StudyException("'" + name + "' is no classifier of this study")
                    .at(task.name());
              }
              return trained.get(name);
            })
        .toList();
  }

  /** The regions that a question is asked in; one empty name for all test events. */
  List<String> regions(TaskPlan task) {
    return task.in().isEmpty() ? List.of("") : task.in();
  }

  /**
   * The variations under which a question about a classifier is asked, in their order.
   *
   * @throws StudyException where a nuisance does not vary the dataset
   */
  List<String> variations(TaskPlan task, Trained of) {
    String dataset = dataset(task, of);
    List<String> under = task.under().isEmpty() ? List.of(Scene.NOMINAL) : task.under();
    List<String> asked = new ArrayList<>();
    for (String name : under) {
      boolean varies =
          plan.nuisances().stream()
              .anyMatch(one -> one.name().equals(name) && one.dataset().equals(dataset));
      if (!varies && !name.equals(Scene.NOMINAL)) {
        throw new StudyException("nuisance '" + name + "' does not vary dataset '" + dataset + "'")
            .at(task.name());
      }
      asked.addAll(varies ? List.of(name + " up", name + " down") : List.of(name));
    }
    return asked;
  }

  /** Whether a question about a classifier is asked on a scene. */
  boolean asks(TaskPlan task, Trained of, Scene scene) {
    return dataset(task, of).equals(scene.data().name())
        && variations(task, of).contains(scene.variation());
  }

  /** The dataset named after {@code on}, else that of the classifier. */
  String dataset(TaskPlan task, Trained of) {
    List<String> named = task.on().stream().filter(nominal::containsKey).toList();
    if (named.size() > 1) {
      throw new StudyException("one dataset at a time, not " + String.join(" and ", named))
          .at(task.name());
    }
    return named.isEmpty() ? of.plan().dataset() : named.get(0);
  }

  /**
   * Indices of simulated test events in a region, of the classes that a classifier tells apart and
   * of the samples named after {@code on}.
   */
  int[] events(TaskPlan task, Trained of, String region, Scene scene) {
    Dataset data = scene.data();
    int[] all =
        region.isEmpty()
            ? IntStream.range(0, data.count()).filter(data::quotable).toArray()
            : scene.regions(plan, thresholds).in(region).quotable();
    boolean[] wanted = samples(task, data);
    return IntStream.of(classified(of, scene, all))
        .filter(event -> wanted[data.samples()[event]])
        .toArray();
  }

  private boolean[] samples(TaskPlan task, Dataset data) {
    List<String> named = task.on().stream().filter(name -> !nominal.containsKey(name)).toList();
    boolean[] wanted = new boolean[data.plan().samples().size()];
    for (int s = 0; s < wanted.length; s++) {
      String sample = data.plan().samples().get(s).name();
      wanted[s] =
          named.isEmpty()
              || named.stream().anyMatch(name -> data.plan().samplesOf(name).contains(sample));
    }
    return wanted;
  }

  /** Those of some events that are of a class of the classifier. */
  int[] classified(Trained of, Scene scene, int[] events) {
    int[] truth = of.truth(scene.data(), events);
    return IntStream.range(0, events.length)
        .filter(i -> truth[i] >= 0)
        .map(i -> events[i])
        .toArray();
  }

  String summary(TaskPlan task) {
    return String.join(", ", task.of())
        + (task.on().isEmpty() ? "" : " on " + String.join(", ", task.on()))
        + (task.in().isEmpty() ? " on test events" : " in " + String.join(", ", task.in()))
        + (task.under().isEmpty() ? "" : " under " + String.join(", ", task.under()));
  }
}
