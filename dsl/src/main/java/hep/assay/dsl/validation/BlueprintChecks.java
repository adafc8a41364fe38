// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Decorrelate;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Reference;
import hep.assay.dsl.assay.Sample;
import hep.assay.dsl.assay.Target;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.facts.Blueprints;
import hep.assay.dsl.facts.Classes;
import hep.assay.dsl.facts.Types;
import hep.assay.runtime.expression.Type;
import hep.assay.runtime.network.design.Blueprint;
import hep.assay.runtime.penalty.DomainAdaptation;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.CheckType;

/** What of a classifier does not go together: what its training would refuse. */
public class BlueprintChecks extends Checks {

  @Inject private Blueprints blueprints;
  @Inject private Types types;

  /** What is wrong in the block that another comes from is said there. */
  @Check(CheckType.NORMAL)
  public void everythingGoesTogether(Learner learner) {
    Learner base = learner.getBase();
    List<String> inherited =
        base == null || base.eIsProxy()
            ? List.of()
            : blueprints.of(base).map(BlueprintChecks::messages).orElse(List.of());
    blueprints
        .of(learner)
        .ifPresent(
            drawn ->
                objections(drawn).stream()
                    .filter(objection -> !inherited.contains(objection.message()))
                    .forEach(objection -> object(learner, drawn, objection)));
  }

  private void object(Learner learner, Blueprints.Drawn drawn, Blueprint.Objection objection) {
    Term source = drawn.source(objection);
    if (EcoreUtil2.getContainerOfType(source, Learner.class) == learner) {
      error(objection.message(), source, null, IssueCodes.COMBINATION);
    } else {
      error(
          "with what '" + learner.getName() + "' takes over: " + objection.message(),
          AssayPackage.Literals.NAMED__NAME,
          IssueCodes.COMBINATION);
    }
  }

  private static List<String> messages(Blueprints.Drawn drawn) {
    return objections(drawn).stream().map(Blueprint.Objection::message).toList();
  }

  /** None where a setting can't be read, which has an issue of its own. */
  private static List<Blueprint.Objection> objections(Blueprints.Drawn drawn) {
    try {
      return drawn.blueprint().objections();
    } catch (StudyException | IllegalArgumentException saidElsewhere) {
      return List.of();
    }
  }

  /** A penalty on events that are of no class would see none of them in the training. */
  @Check(CheckType.NORMAL)
  public void decorrelatedAreOfAClass(Decorrelate decorrelate) {
    Optional<Set<Sample>> classes = Classes.samples((Learner) decorrelate.eContainer());
    boolean onClasses =
        decorrelate.getTerms().stream()
            .filter(term -> term.getWord() != null)
            .noneMatch(term -> DomainAdaptation.TERM.name().equals(term.getWord().getName()));
    for (Reference name : onClasses ? decorrelate.getOn() : List.<Reference>of()) {
      Optional<Set<Sample>> on = Classes.samples(List.of(name));
      if (classes.isPresent()
          && on.isPresent()
          && on.get().stream().noneMatch(classes.get()::contains)) {
        error(
            "'"
                + LearnerChecks.named(name).getName()
                + "' is of no class of this classifier, so the training never sees its events; the"
                + " classes are made of "
                + String.join(", ", classes.get().stream().map(Named::getName).toList()),
            name,
            null,
            IssueCodes.COMBINATION);
      }
    }
  }

  @Check
  public void classesAreTwoAndApart(Target target) {
    if (!((Learner) target.eContainer()).getKind().equals("classifier")) {
      return;
    }
    if (target.getNames().size() < 2) {
      error(
          "a classifier tells two classes apart, or more: target W, qcd",
          target,
          null,
          IssueCodes.COMBINATION);
    }
    apart(target.getNames(), "classes");
  }

  /** The score of two classes is the probability of the first. */
  @Check
  public void theSignalComesFirst(Target target) {
    List<Named> classes = target.getNames().stream().map(LearnerChecks::named).toList();
    if (classes.size() == 2
        && isRole(classes.get(0), "background")
        && isRole(classes.get(1), "signal")) {
      warning(
          "the first of two classes is the signal, and '"
              + classes.get(0).getName()
              + "' is a background; write target "
              + classes.get(1).getName()
              + ", "
              + classes.get(0).getName(),
          target,
          null,
          IssueCodes.SIGNAL_SECOND);
    }
  }

  private static boolean isRole(Named named, String role) {
    return named instanceof Sample sample
        && sample.getRole() != null
        && role.equals(sample.getRole().getName());
  }

  /** What shall look alike is different first. */
  @Check
  public void domainsAreApart(Decorrelate decorrelate) {
    apart(decorrelate.getOn(), "of them");
  }

  private void apart(List<Reference> names, String what) {
    Set<Sample> seen = new LinkedHashSet<>();
    for (Reference name : names) {
      for (Sample sample : Classes.samples(List.of(name)).orElse(Set.of())) {
        if (!seen.add(sample)) {
          error(
              "sample '" + sample.getName() + "' is in two " + what + "; name each once",
              name,
              null,
              IssueCodes.COMBINATION);
        }
      }
    }
  }

  /** A penalty takes one number of each event. */
  @Check(CheckType.NORMAL)
  public void decorrelatedAreNumbers(Decorrelate decorrelate) {
    for (Reference name : decorrelate.getNames()) {
      Named named = LearnerChecks.named(name);
      boolean list = named != null && !named.eIsProxy() && types.isList(named).orElse(false);
      boolean text =
          named != null
              && !named.eIsProxy()
              && types.of(named).filter(type -> type.kind() == Type.Kind.TEXT).isPresent();
      if (list || text) {
        error(
            "'"
                + named.getName()
                + (text
                    ? "' is a column of texts; a score can be made independent of numbers"
                    : "' has several values per event; decorrelate from one of them, as in column"
                        + " leading = max_of("
                        + named.getName()
                        + ")"),
            name,
            null,
            IssueCodes.COMBINATION);
      }
    }
  }
}
