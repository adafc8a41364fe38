// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Traversal;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.NuisancePlan;
import hep.assay.runtime.plan.RegionPlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.plan.WeightPlan;
import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The names that a study uses anywhere: what of a file has to be read. Names of other things than
 * columns are among them and do no harm.
 */
public final class UsedColumns {
  private final Set<String> names = new TreeSet<>();

  private UsedColumns() {}

  /** The names used by a dataset itself and by every block of the study that could mean it. */
  public static Set<String> of(StudyPlan study, DatasetPlan dataset) {
    UsedColumns used = besidesInputs(study, dataset);
    study.learners().forEach(learner -> used.names.addAll(learner.inputs()));
    used.lists(dataset);
    return used.names;
  }

  /**
   * The names that are still used once the dataset's events are weighed and cut: not those that
   * only its cuts, weights and nuisances read.
   */
  static Set<String> afterCuts(StudyPlan study, DatasetPlan dataset) {
    UsedColumns used = new UsedColumns();
    dataset.split().ifPresent(used::method);
    used.blocks(study);
    study.learners().forEach(learner -> used.names.addAll(learner.inputs()));
    used.lists(dataset);
    return used.names;
  }

  /** Whether a column is used for anything but as an input of models. */
  static Predicate<String> notOnlyInputs(StudyPlan study, DatasetPlan dataset) {
    return besidesInputs(study, dataset).names::contains;
  }

  private static UsedColumns besidesInputs(StudyPlan study, DatasetPlan dataset) {
    UsedColumns used = new UsedColumns();
    used.dataset(dataset);
    study.nuisances().forEach(used::nuisance);
    used.blocks(study);
    used.lists(dataset);
    return used;
  }

  /** What learners read besides their inputs, and what regions and tasks read. */
  private void blocks(StudyPlan study) {
    study.learners().forEach(this::learner);
    study.regions().forEach(this::region);
    study.tasks().forEach(this::task);
    methods(study.exports());
  }

  private void dataset(DatasetPlan dataset) {
    dataset.weight().ifPresent(this::weight);
    dataset.select().forEach(this::expression);
    dataset
        .samples()
        .forEach(
            sample -> {
              sample.select().forEach(this::expression);
              sample.weight().ifPresent(this::weight);
            });
    dataset.split().ifPresent(this::method);
  }

  private void weight(WeightPlan weight) {
    expression(weight.value());
  }

  private void learner(LearnerPlan learner) {
    names.addAll(learner.target());
    methods(learner.prepare());
    learner.model().ifPresent(this::method);
    methods(learner.train());
    learner
        .decorrelate()
        .forEach(
            one -> {
              names.addAll(one.names());
              method(one.by());
            });
  }

  private void region(RegionPlan region) {
    region.select().forEach(this::expression);
    region
        .observe()
        .ifPresent(
            observe -> {
              expression(observe.value());
              method(observe.by());
            });
  }

  private void nuisance(NuisancePlan nuisance) {
    nuisance
        .vary()
        .forEach(
            vary -> {
              names.addAll(vary.names());
              method(vary.by());
            });
  }

  private void task(TaskPlan task) {
    methods(task.by());
    methods(task.measure());
    methods(task.show());
    task.require().forEach(this::expression);
    task.cells().forEach(cell -> methods(cell.by()));
  }

  private void methods(List<Method> methods) {
    methods.forEach(this::method);
  }

  private void method(Method method) {
    method.settings().values().values().forEach(this::value);
  }

  private void value(Object value) {
    if (value instanceof String text) {
      names.add(text);
    } else if (value instanceof List<?> list) {
      list.forEach(this::value);
    } else if (value instanceof Method method) {
      method(method);
    } else if (value instanceof Expression expression) {
      expression(expression);
    }
  }

  private void expression(Expression expression) {
    names.addAll(Traversal.columns(expression));
  }

  /** A list that is used uses all its members. */
  private void lists(DatasetPlan dataset) {
    dataset.lists().stream()
        .filter(list -> names.contains(list.name()))
        .forEach(
            list -> list.columns().forEach(member -> names.add(list.name() + "." + member.name())));
  }
}
