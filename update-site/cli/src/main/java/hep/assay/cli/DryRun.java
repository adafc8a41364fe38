// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import hep.assay.runtime.RunOptions;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.RegionPlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.vocabulary.Method;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a run would do. */
final class DryRun {
  private DryRun() {}

  static void print(StudyPlan plan, RunOptions options, PrintStream out) {
    out.println("study " + plan.name() + (plan.title().isEmpty() ? "" : ": " + plan.title()));
    for (DatasetPlan dataset : plan.datasets()) {
      out.println("load " + dataset.name() + ": " + sources(dataset));
    }
    for (LearnerPlan learner : plan.learners()) {
      out.println(
          "train "
              + learner.name()
              + ": "
              + learner.model().map(Method::word).orElse("")
              + " on "
              + String.join(", ", learner.inputs())
              + times(learner));
    }
    for (RegionPlan region : plan.regions()) {
      out.println(
          "select "
              + region.name()
              + (region.role().word().isEmpty() ? "" : " (" + region.role().word() + ")"));
    }
    for (TaskPlan task : plan.tasks()) {
      out.println(
          task.kind().word()
              + " "
              + task.name()
              + " of "
              + String.join(", ", task.of())
              + ": "
              + words(task.by(), task.measure(), task.show()));
    }
    out.println("write " + Issues.shown(options.results().toString()));
  }

  private static String sources(DatasetPlan dataset) {
    String all =
        Stream.concat(
                Stream.of(dataset.source()), dataset.samples().stream().map(SamplePlan::source))
            .flatMap(
                source ->
                    Stream.concat(
                        source.files().stream(), source.generate().stream().map(Method::word)))
            .distinct()
            .collect(Collectors.joining(", "));
    return all
        + "; samples "
        + dataset.samples().stream().map(SamplePlan::name).collect(Collectors.joining(", "));
  }

  private static String times(LearnerPlan learner) {
    return learner
        .trainedBy("repeat")
        .filter(method -> method.settings().has("times"))
        .map(method -> ", " + method.settings().integer("times") + " times")
        .orElse("");
  }

  @SafeVarargs
  private static String words(List<Method>... methods) {
    return Stream.of(methods)
        .flatMap(List::stream)
        .map(Method::word)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
