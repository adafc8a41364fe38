// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Dataset;
import hep.assay.dsl.assay.Decorrelate;
import hep.assay.dsl.assay.Inputs;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.ListColumn;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Prepare;
import hep.assay.dsl.assay.Reference;
import hep.assay.dsl.assay.Sample;
import hep.assay.dsl.assay.Select;
import hep.assay.dsl.assay.Split;
import hep.assay.dsl.assay.Target;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.assay.Weight;
import hep.assay.dsl.assay.Word;
import hep.assay.dsl.facts.Contents;
import hep.assay.dsl.facts.Datasets;
import hep.assay.dsl.facts.Inheritance;
import hep.assay.dsl.facts.TermSource;
import hep.assay.dsl.facts.Types;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.CheckType;

/** What a classifier may learn from, and what it needs to be trained. */
public class LearnerChecks extends Checks {

  @Inject private TermSource terms;
  @Inject private Types types;

  @Check(CheckType.NORMAL)
  public void observersAreNoInputs(Inputs inputs) {
    for (Reference input : inputs.getNames()) {
      Named column = named(input);
      if (column instanceof Column declared && hasTrait(declared, "observer")) {
        error(
            "'"
                + column.getName()
                + "' is an observer, and an observer is never an input; take it away here, or 'observer' from its column",
            input,
            null,
            IssueCodes.OBSERVER_INPUT);
      }
    }
  }

  /** Also a member of a list that is an input as a whole. */
  @Check
  public void inputsAreNamedOnce(Inputs inputs) {
    Set<Named> seen = new LinkedHashSet<>();
    for (Reference input : inputs.getNames()) {
      Named named = named(input);
      boolean again =
          named != null
              && !named.eIsProxy()
              && !(named instanceof Word)
              && (!seen.add(named) || seen.contains(named.eContainer()));
      if (again) {
        error("'" + named.getName() + "' is an input already", input, null, IssueCodes.INPUT_TWICE);
      }
    }
  }

  /** A model has a fixed number of inputs: a list needs its length. */
  @Check(CheckType.NORMAL)
  public void listsHaveALength(Inputs inputs) {
    for (Reference input : inputs.getNames()) {
      if (listOf(input) instanceof ListColumn list && !list.eIsProxy() && !hasLength(list)) {
        error(
            "the list '"
                + list.getName()
                + "' has no length, and a model needs one; write list "
                + list.getName()
                + " length(50) { ... }",
            input,
            null,
            IssueCodes.INPUT_LENGTH);
      } else if (named(input) instanceof Column column
          && !(column.eContainer() instanceof ListColumn)
          && !column.eIsProxy()
          && types.isFlatList(column)) {
        error(
            "'"
                + column.getName()
                + "' has several values per event; declare a list with a length, as in list jets"
                + " length(10) { column pt = "
                + column.getName()
                + " }",
            input,
            null,
            IssueCodes.INPUT_LENGTH);
      }
    }
  }

  /** The list that an input is, or is a member of; null for any other input. */
  private static Named listOf(Reference input) {
    return input.getTarget() instanceof Column column && column.eContainer() instanceof ListColumn
        ? (Named) column.eContainer()
        : input.getTarget();
  }

  private static boolean hasLength(ListColumn list) {
    return list.getTerms().stream()
        .map(Term::getWord)
        .anyMatch(word -> word != null && "length".equals(word.getName()));
  }

  @Check(CheckType.NORMAL)
  public void labelsAreNoInputs(Inputs inputs) {
    Set<Named> labels = used(inputs, Sample.class);
    for (Reference input : inputs.getNames()) {
      if (labels.contains(named(input)) && !isObserver(input)) {
        error(
            "'"
                + named(input).getName()
                + "' says which sample an event belongs to, so a classifier that sees it learns nothing else",
            input,
            null,
            IssueCodes.LABEL_INPUT);
      }
    }
  }

  @Check(CheckType.NORMAL)
  public void weightsAreNoInputs(Inputs inputs) {
    Set<Named> weights = used(inputs, Weight.class);
    for (Reference input : inputs.getNames()) {
      if (weights.contains(named(input)) && !isObserver(input)) {
        error(
            "'"
                + named(input).getName()
                + "' is part of the event weight, which real events don't have",
            input,
            null,
            IssueCodes.WEIGHT_INPUT);
      }
    }
  }

  private static boolean isObserver(Reference input) {
    return named(input) instanceof Column column && hasTrait(column, "observer");
  }

  /** The columns in the cuts of samples, or in weights, of the datasets around. */
  private static Set<Named> used(EObject place, Class<? extends EObject> where) {
    Set<Named> used = new LinkedHashSet<>();
    for (Dataset dataset : Datasets.of(place)) {
      for (Dataset one : Inheritance.chain(dataset)) {
        for (EObject part : EcoreUtil2.eAllOfType(one, where)) {
          EcoreUtil2.eAllOfType(part, Use.class).stream()
              .filter(
                  use ->
                      where == Weight.class
                          || EcoreUtil2.getContainerOfType(use, Select.class) != null)
              .map(use -> use.getMember() == null ? use.getTarget() : use.getMember())
              .filter(Column.class::isInstance)
              .forEach(used::add);
        }
      }
    }
    return used;
  }

  /** Unless the dependence is wanted, a network that sees the variable can rebuild it. */
  @Check(CheckType.NORMAL)
  public void decorrelatedColumnsAreNoInputs(Decorrelate decorrelate) {
    Learner learner = (Learner) decorrelate.eContainer();
    List<Named> inputs =
        Inheritance.member(learner, Inputs.class)
            .map(Inputs::getNames)
            .map(List::stream)
            .orElse(Stream.empty())
            .map(LearnerChecks::named)
            .toList();
    for (Reference name : decorrelate.getNames()) {
      if (named(name) instanceof Column column && inputs.contains(column)) {
        warning(
            "'"
                + column.getName()
                + "' is an input too: the score is made independent of what it is computed from",
            name,
            null,
            IssueCodes.DECORRELATED_INPUT);
      }
    }
  }

  @Check(CheckType.NORMAL)
  public void trainingNeedsASplit(Learner learner) {
    boolean learnsNothing =
        !ModelChecks.importedModel(learner, terms).isEmpty()
            && Inheritance.members(learner, Prepare.class).isEmpty();
    if (!Contents.isRecipe(learner) && Inheritance.isComplete(learner) && !learnsNothing) {
      for (Dataset dataset : Datasets.of(learner)) {
        if (Inheritance.isComplete(dataset) && Inheritance.member(dataset, Split.class).isEmpty()) {
          error(
              "'"
                  + learner.getName()
                  + "' is trained on '"
                  + dataset.getName()
                  + "', which has no split: write split fractions(train = 60 %, validation = 20 %, test = 20 %) in the dataset",
              AssayPackage.Literals.NAMED__NAME,
              IssueCodes.NO_SPLIT);
        }
      }
    }
  }

  @Check(CheckType.NORMAL)
  public void aClassifierNeedsTwoClasses(Learner learner) {
    boolean own =
        !Inheritance.members(learner, Target.class).isEmpty() || !Inheritance.isComplete(learner);
    Optional<Dataset> dataset = Datasets.of(learner).stream().findFirst();
    boolean wholeDataset =
        Inheritance.nearest(learner, Learner::getOn).stream()
            .allMatch(on -> on.getTarget() instanceof Dataset && on.getMember() == null);
    if (learner.getKind().equals("classifier")
        && !own
        && dataset.isPresent()
        && wholeDataset
        && Inheritance.isComplete(dataset.get())) {
      for (String role : List.of("signal", "background")) {
        boolean there =
            Inheritance.named(dataset.get(), Sample.class).stream()
                .anyMatch(
                    sample -> sample.getRole() != null && role.equals(sample.getRole().getName()));
        if (!there) {
          error(
              "'"
                  + learner.getName()
                  + "' tells signal from background, and '"
                  + dataset.get().getName()
                  + "' has no "
                  + role
                  + " sample; add one, or name the classes: target W, qcd",
              AssayPackage.Literals.NAMED__NAME,
              IssueCodes.NO_SIGNAL);
        }
      }
    }
  }

  static Named named(Reference reference) {
    return reference.getMember() == null ? reference.getTarget() : reference.getMember();
  }

  static boolean hasTrait(Column column, String trait) {
    return column.getTerms().stream()
        .map(Term::getWord)
        .anyMatch(word -> word != null && trait.equals(word.getName()));
  }
}
