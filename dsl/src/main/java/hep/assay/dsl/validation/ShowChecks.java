// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.By;
import hep.assay.dsl.assay.Expression;
import hep.assay.dsl.assay.Inputs;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.Measure;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Reference;
import hep.assay.dsl.assay.Show;
import hep.assay.dsl.assay.Task;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.assay.Values;
import hep.assay.dsl.facts.Inheritance;
import hep.assay.dsl.facts.Methods;
import hep.assay.dsl.facts.Places;
import hep.assay.dsl.facts.TermSource;
import hep.assay.dsl.facts.Types;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.CheckType;

/** Plots that would have nothing to draw. */
public class ShowChecks extends Checks {

  @Inject private Methods methods;
  @Inject private Places places;
  @Inject private TermSource terms;
  @Inject private Types types;

  /** A plot of an input, by explanations of single events. */
  @Check(CheckType.NORMAL)
  public void somebodyExplainsWhatIsShown(Show show) {
    Task task = (Task) show.eContainer();
    for (Term term : task.getKind().equals("explanation") ? show.getTerms() : List.<Term>of()) {
      List<Argument> columns = columns(term);
      List<String> by = methods.of(task, By.class).stream().map(Methods.Said::word).toList();
      if (!columns.isEmpty() && by.stream().noneMatch(terms::explainsEvents)) {
        error(
            term.getWord().getName()
                + " shows explanations of single events, and "
                + String.join(", ", by)
                + " gives none; add one, such as by lrp",
            term,
            null,
            IssueCodes.NOTHING_SHOWN);
      }
      columns.forEach(column -> shown(term, column, inputs(task)));
    }
  }

  /** The values of settings that name columns. */
  private List<Argument> columns(Term term) {
    return term.getWord() == null || term.getWord().eIsProxy()
        ? List.of()
        : term.getArguments().stream()
            .filter(
                argument ->
                    places
                        .setting(argument)
                        .filter(setting -> setting.kind() == Setting.Kind.COLUMNS)
                        .isPresent())
            .toList();
  }

  /** What the classifiers see; empty where one can't be known. */
  private static List<Named> inputs(Task task) {
    List<Named> inputs = new ArrayList<>();
    for (Reference of : Inheritance.nearest(task, Task::getOf)) {
      if (LearnerChecks.named(of) instanceof Learner learner && Inheritance.isComplete(learner)) {
        Inheritance.member(learner, Inputs.class).stream()
            .flatMap(one -> one.getNames().stream())
            .map(LearnerChecks::named)
            .forEach(inputs::add);
      } else {
        return List.of();
      }
    }
    return inputs;
  }

  private void shown(Term term, Argument argument, List<Named> inputs) {
    List<Expression> values =
        argument.getValue() instanceof Values list ? list.getItems() : List.of(argument.getValue());
    for (Expression value : values) {
      if (value instanceof Use use && Types.isLinked(use) && !inputs.isEmpty()) {
        Named named = use.getMember() == null ? use.getTarget() : use.getMember();
        if (!inputs.contains(named) && !inputs.contains(named.eContainer())) {
          error(
              "'"
                  + named.getName()
                  + "' is no input of what is explained"
                  + Nearest.hint(named.getName(), inputs.stream().map(Named::getName).toList()),
              value,
              null,
              IssueCodes.NOTHING_SHOWN);
        } else if (term.getWord().getName().equals("heatmap")
            && types.isList(named).equals(Optional.of(false))) {
          error(
              "'" + named.getName() + "' is no image, but one number an event; use profile",
              value,
              null,
              IssueCodes.NOTHING_SHOWN);
        }
      }
    }
  }

  /** The axes of a front are metrics of the block. */
  @Check
  public void frontsAreOfWhatIsMeasured(Show show) {
    List<String> measured =
        methods.of((Task) show.eContainer(), Measure.class).stream()
            .map(Methods.Said::word)
            .toList();
    for (Term term : show.getTerms()) {
      boolean front = term.getWord() != null && "front".equals(term.getWord().getName());
      for (Argument axis : front ? term.getArguments() : List.<Argument>of()) {
        if (axis.getValue() instanceof Use use
            && Types.isLinked(use)
            && !measured.contains(use.getTarget().getName())) {
          String name = use.getTarget().getName();
          error(
              "front needs '"
                  + name
                  + "' among what the block measures"
                  + Nearest.hint(name, measured),
              axis.getValue(),
              null,
              IssueCodes.NOTHING_SHOWN);
        }
      }
    }
  }
}
