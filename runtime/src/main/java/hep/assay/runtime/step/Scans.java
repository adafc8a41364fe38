// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.plan.DecorrelatePlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Scan;
import hep.assay.runtime.vocabulary.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Writes out scans: one classifier for each value, named {@code scanned(strength = 50)}. */
final class Scans {
  private Scans() {}

  /** The study without scans; questions about a scanned classifier are about all of them. */
  static StudyPlan writtenOut(StudyPlan plan) {
    Map<String, List<LearnerPlan>> all = new LinkedHashMap<>();
    for (LearnerPlan learner : plan.learners()) {
      all.put(learner.name(), writtenOut(learner));
    }
    List<TaskPlan> tasks =
        plan.tasks().stream()
            .map(
                task ->
                    task.of(
                        task.of().stream()
                            .flatMap(
                                name ->
                                    all.containsKey(name)
                                        ? all.get(name).stream().map(LearnerPlan::name)
                                        : Stream.of(name))
                            .toArray(String[]::new)))
            .toList();
    return new StudyPlan(
        plan.name(),
        plan.title(),
        plan.seed(),
        plan.luminosity(),
        plan.info(),
        plan.datasets(),
        all.values().stream().flatMap(List::stream).toList(),
        plan.regions(),
        plan.nuisances(),
        tasks,
        plan.exports(),
        plan.origin());
  }

  private static List<LearnerPlan> writtenOut(LearnerPlan learner) {
    List<LearnerPlan> done = new ArrayList<>();
    List<LearnerPlan> open = new ArrayList<>(List.of(learner));
    while (!open.isEmpty()) {
      LearnerPlan one = open.remove(0);
      List<Found> scans = found(one);
      if (scans.isEmpty()) {
        done.add(one);
      } else {
        Found first = scans.get(0);
        for (Object value : first.scan().values()) {
          open.add(replaced(one, first, value));
        }
      }
    }
    return done;
  }

  /** A scanned setting of a method of a learner. */
  private record Found(Method method, String setting, Scan scan) {}

  private static List<Found> found(LearnerPlan learner) {
    return Stream.of(
            learner.prepare().stream(),
            learner.model().stream(),
            learner.train().stream(),
            learner.decorrelate().stream().map(DecorrelatePlan::by))
        .flatMap(methods -> methods)
        .flatMap(
            method ->
                method.settings().values().entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof Scan)
                    .map(entry -> new Found(method, entry.getKey(), (Scan) entry.getValue())))
        .toList();
  }

  private static LearnerPlan replaced(LearnerPlan learner, Found found, Object value) {
    UnaryOperator<Method> set =
        method -> method.equals(found.method) ? method.with(found.setting, value) : method;
    String shown = value instanceof Double number ? Spelling.number(number) : value.toString();
    return new LearnerPlan(
        learner.name() + "(" + found.setting + " = " + shown + ")",
        learner.kind(),
        learner.dataset(),
        learner.samples(),
        learner.regions(),
        learner.inputs(),
        learner.target(),
        learner.prepare().stream().map(set).toList(),
        learner.model().map(set),
        learner.train().stream().map(set).toList(),
        learner.decorrelate().stream()
            .map(one -> new DecorrelatePlan(one.names(), one.on(), set.apply(one.by())))
            .toList());
  }
}
