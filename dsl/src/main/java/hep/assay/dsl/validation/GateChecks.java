// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Inputs;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.ListColumn;
import hep.assay.dsl.assay.Measure;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Require;
import hep.assay.dsl.assay.Show;
import hep.assay.dsl.assay.Task;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.facts.Formulas;
import hep.assay.dsl.facts.Inheritance;
import hep.assay.dsl.facts.Places;
import hep.assay.dsl.facts.Types;
import hep.assay.dsl.facts.Vocabulary;
import hep.assay.runtime.expression.Type;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.Place;
import hep.assay.runtime.vocabulary.Setting;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.CheckType;

/** Gates: numbers that the block measures, of classifiers that it is about. */
public class GateChecks extends Checks {

  @Inject private Places places;
  @Inject private Vocabulary vocabulary;
  @Inject private Types types;

  @Check
  public void gatesAreOfTheBlock(Use use) {
    Task task = gate(use);
    if (task == null || !(use.getTarget() instanceof Learner learner) || learner.eIsProxy()) {
      return;
    }
    List<String> of =
        Inheritance.nearest(task, Task::getOf).stream()
            .map(LearnerChecks::named)
            .filter(named -> named != null && named.getName() != null)
            .map(Named::getName)
            .toList();
    if (!of.contains(learner.getName())) {
      error(
          "this block is not about '"
              + learner.getName()
              + "'"
              + Nearest.hint(learner.getName(), of),
          AssayPackage.Literals.USE__TARGET,
          IssueCodes.GATE_UNFIT);
    }
  }

  /** {@code lrp(z)} is the importance of an input. */
  @Check(CheckType.NORMAL)
  public void importancesAreOfInputs(Use use) {
    Task task = gate(use);
    Named word = use.getMember() == null ? use.getTarget() : use.getMember();
    boolean importance =
        task != null
            && use.isCall()
            && task.getKind().equals("explanation")
            && vocabulary.term(Place.EXPLAIN_BY, word.getName()).isPresent();
    if (!importance) {
      return;
    }
    Set<String> inputs = inputs(use, task);
    for (Argument argument : use.getArguments()) {
      if (argument.getSetting() == null
          && argument.getValue() instanceof Use column
          && !column.isCall()
          && Types.isLinked(column)
          && !inputs.isEmpty()
          && !inputs.contains(Formulas.name(column))) {
        String name = Formulas.name(column);
        error(
            "'" + name + "' is no input of what is explained" + Nearest.hint(name, inputs),
            argument,
            null,
            IssueCodes.GATE_UNFIT);
      }
    }
  }

  private static Task gate(Use use) {
    Require require = EcoreUtil2.getContainerOfType(use, Require.class);
    return require == null ? null : (Task) require.eContainer();
  }

  /** Of the classifier before the dot, or of all; empty where one is not known. */
  private static Set<String> inputs(Use use, Task task) {
    Set<String> inputs = new TreeSet<>();
    List<Named> learners =
        use.getTarget() instanceof Learner one
            ? List.of(one)
            : Inheritance.nearest(task, Task::getOf).stream().map(LearnerChecks::named).toList();
    for (Named named : learners) {
      if (!(named instanceof Learner learner)
          || learner.eIsProxy()
          || !Inheritance.isComplete(learner)) {
        return Set.of();
      }
      Inheritance.member(learner, Inputs.class).stream()
          .flatMap(member -> member.getNames().stream())
          .map(LearnerChecks::named)
          .filter(input -> input != null && input.getName() != null)
          .forEach(input -> add(input, inputs));
    }
    return inputs;
  }

  private static void add(Named input, Set<String> inputs) {
    if (input instanceof ListColumn list) {
      list.getColumns().forEach(column -> inputs.add(Formulas.qualified(column)));
    } else {
      inputs.add(Formulas.qualified(input));
    }
  }

  /** A metric or plot of a column takes one number of each event. */
  @Check(CheckType.NORMAL)
  public void columnsOfMetricsAreNumbers(Argument argument) {
    boolean column =
        argument.eContainer() instanceof Term term
            && (term.eContainer() instanceof Measure || term.eContainer() instanceof Show)
            && places
                .setting(argument)
                .filter(setting -> setting.kind() == Setting.Kind.COLUMN)
                .isPresent();
    if (!column || !(argument.getValue() instanceof Use use) || !Types.isLinked(use)) {
      return;
    }
    Named named = use.getMember() == null ? use.getTarget() : use.getMember();
    boolean text = types.of(named).filter(type -> type.kind() == Type.Kind.TEXT).isPresent();
    if (text || types.isList(named).orElse(false)) {
      error(
          "'"
              + Formulas.name(use)
              + (text
                  ? "' is a column of texts, and numbers are needed"
                  : "' has several values per event; name one of them, as in column leading ="
                      + " max_of("
                      + Formulas.name(use)
                      + ")"),
          argument,
          null,
          IssueCodes.GATE_UNFIT);
    }
  }
}
