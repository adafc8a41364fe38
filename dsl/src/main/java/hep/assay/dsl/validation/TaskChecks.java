// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.By;
import hep.assay.dsl.assay.Cell;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.Measure;
import hep.assay.dsl.assay.Model;
import hep.assay.dsl.assay.Parameter;
import hep.assay.dsl.assay.Show;
import hep.assay.dsl.assay.Task;
import hep.assay.dsl.assay.TaskMember;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Under;
import hep.assay.dsl.facts.Inheritance;
import hep.assay.dsl.facts.Methods;
import hep.assay.dsl.facts.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.validation.Check;

/** Which members and clauses each kind of task has, and which tasks this version can answer. */
public class TaskChecks extends Checks {

  @Inject private Vocabulary vocabulary;
  @Inject private Methods methods;

  /** The members that must be said, by kind of task. */
  private static final Map<String, List<Class<? extends TaskMember>>> NEEDED =
      Map.of(
          "comparison", List.of(Measure.class),
          "explanation", List.of(By.class),
          "robustness", List.of(By.class),
          "uncertainty", List.of(Measure.class),
          "estimate", List.of(By.class),
          "fit", List.of(Measure.class));

  private static final Set<String> WITHOUT_BY = Set.of("comparison", "uncertainty");

  @Check
  public void taskIsAvailable(Task task) {
    if (vocabulary.isRefused(task.getKind())) {
      error(
          "'" + task.getKind() + "' is not available in this version",
          AssayPackage.Literals.TASK__KIND,
          IssueCodes.NOT_AVAILABLE);
    }
  }

  /** What an explainer needs of a model is known before the run: no layers in a forest. */
  @Check
  public void explainersFitTheModels(By by) {
    if (!(by.eContainer() instanceof Task task) || !task.getKind().equals("explanation")) {
      return;
    }
    for (Term explainer : by.getTerms()) {
      if (explainer.getWord() == null || explainer.getWord().eIsProxy()) {
        continue;
      }
      task.getOf().stream()
          .map(LearnerChecks::named)
          .filter(Learner.class::isInstance)
          .flatMap(learner -> methods.of(learner, Model.class).stream())
          .map(Methods.Said::word)
          .distinct()
          .map(model -> vocabulary.refusal(explainer.getWord().getName(), model))
          .flatMap(Optional::stream)
          .forEach(reason -> error(reason, explainer, null, IssueCodes.EXPLAINER_UNFIT));
    }
  }

  @Check
  public void membersAreThere(Task task) {
    if (Inheritance.isComplete(task)) {
      for (Class<? extends TaskMember> needed : NEEDED.get(task.getKind())) {
        if (Inheritance.members(task, needed).isEmpty()) {
          error(
              article(task) + " needs '" + MemberChecks.word(needed) + "'",
              AssayPackage.Literals.NAMED__NAME,
              IssueCodes.MEMBER_MISSING);
        }
      }
    }
  }

  @Check
  public void membersAreSaidOnce(Task task) {
    for (Class<? extends TaskMember> type :
        List.of(Under.class, By.class, Measure.class, Show.class)) {
      Inheritance.own(task, type).stream()
          .skip(1)
          .forEach(
              again ->
                  error(
                      "'"
                          + MemberChecks.word(type)
                          + "' can be said once in a block; name several things after it, with commas",
                      again,
                      null,
                      IssueCodes.MEMBER_TWICE));
    }
  }

  @Check
  public void membersBelongToTheTask(Task task) {
    for (TaskMember member : task.getMembers()) {
      boolean by = member instanceof By && WITHOUT_BY.contains(task.getKind());
      boolean cell = member instanceof Cell && !task.getKind().equals("uncertainty");
      boolean parameter = member instanceof Parameter && !task.getKind().equals("fit");
      boolean under = member instanceof Under && task.getKind().equals("estimate");
      if (by || cell || parameter || under) {
        String word =
            member instanceof Parameter named
                ? named.getKind()
                : MemberChecks.word(member.eClass().getInstanceClass());
        error(article(task) + " has no '" + word + "'", member, null, IssueCodes.MEMBER_MISPLACED);
      }
    }
  }

  @Check
  public void cellsAreSaidOnce(Task task) {
    Set<List<Object>> seen = new HashSet<>();
    for (Cell cell : Inheritance.own(task, Cell.class)) {
      if (!seen.add(List.of(cell.getRow(), cell.getColumn()))) {
        error("this cell of the answer sheet is said twice", cell, null, IssueCodes.MEMBER_TWICE);
      }
    }
  }

  @Check
  public void onePointOfInterest(Task task) {
    Inheritance.own(task, Parameter.class).stream()
        .filter(parameter -> "poi".equals(parameter.getKind()))
        .skip(1)
        .forEach(
            again ->
                error("a fit has one parameter of interest", again, null, IssueCodes.MEMBER_TWICE));
  }

  @Check
  public void clausesAreThere(Task task) {
    String kind = task.getKind();
    if (Inheritance.isComplete(task)) {
      if (!kind.equals("fit") && Inheritance.nearest(task, Task::getOf).isEmpty()) {
        clause(task, kind.equals("estimate") ? "of which sample" : "of which classifiers");
      }
      boolean needsRegion =
          kind.equals("estimate")
              || kind.equals("fit") && Inheritance.nearest(task, Task::getOf).isEmpty();
      if (needsRegion && Inheritance.nearest(task, Task::getRegions).isEmpty()) {
        clause(task, "in which regions");
      }
    }
  }

  private static String article(Task task) {
    boolean vowel = "aeiou".indexOf(task.getKind().charAt(0)) >= 0;
    return (vowel ? "an " : "a ") + task.getKind();
  }

  private void clause(Task task, String what) {
    EStructuralFeature name = AssayPackage.Literals.NAMED__NAME;
    error(
        article(task)
            + " says "
            + what
            + " it is: "
            + task.getKind()
            + " "
            + task.getName()
            + " "
            + what.substring(0, 2)
            + " ...",
        task,
        name,
        IssueCodes.CLAUSE_MISSING);
  }
}
