// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where the questions of a study are asked: classifiers, and events by dataset, region and
 * variation.
 *
 * @param plan the study
 * @param nominal events of each dataset as they are
 * @param trained classifiers by name
 */
record Scenes(StudyPlan plan, Map<String, Scene> nominal, Map<String, Trained> trained) {

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

  /** The events that a question about a classifier is asked on, one scene a variation. */
  List<Scene> of(TaskPlan task, Trained of) {
    List<Scene> scenes = new ArrayList<>();
    scenes.add(nominal.get(of.plan().dataset()));
    return scenes;
  }

  /** Indices of test events in a region, of the classes that a classifier tells apart. */
  int[] events(Trained of, String region, Scene scene) {
    Dataset data = scene.data();
    int[] all = IntStream.range(0, data.count()).filter(data.split()::quotable).toArray();
    return classified(of, scene, all);
  }

  /** Those of some events that are of a class of the classifier. */
  int[] classified(Trained of, Scene scene, int[] events) {
    Dataset data = scene.data();
    return IntStream.of(events)
        .filter(event -> of.classes().ofSample()[data.samples()[event]] >= 0)
        .filter(event -> data.sample(event).role() != SamplePlan.Role.DATA)
        .toArray();
  }

  String summary(TaskPlan task) {
    return String.join(", ", task.of())
        + (task.in().isEmpty() ? " on test events" : " in " + String.join(", ", task.in()))
        + (task.under().isEmpty() ? "" : " under " + String.join(", ", task.under()));
  }
}
