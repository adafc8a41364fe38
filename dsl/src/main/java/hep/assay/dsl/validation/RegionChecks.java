// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Invert;
import hep.assay.dsl.assay.Learner;
import hep.assay.dsl.assay.Observe;
import hep.assay.dsl.assay.Reference;
import hep.assay.dsl.assay.Region;
import hep.assay.dsl.assay.Select;
import hep.assay.dsl.assay.Unblind;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.facts.Blocks;
import hep.assay.dsl.facts.Cuts;
import hep.assay.dsl.facts.Datasets;
import hep.assay.dsl.facts.Formulas;
import hep.assay.dsl.facts.Imports;
import hep.assay.dsl.facts.Inheritance;
import hep.assay.dsl.facts.Selections;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Ranges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.CheckType;

/** Regions: disjoint where they must be, not empty, blind where they shall be. */
public class RegionChecks extends Checks {

  @Inject private Selections selections;

  /** What can't be proved while writing is counted in a run; equal cuts need no counting. */
  @Check(CheckType.NORMAL)
  public void controlSharesNothingWithSignal(Region control) {
    if (!isRole(control, "control") || !selections.isKnown(control)) {
      return;
    }
    for (Region signal : Blocks.visible(Imports.fileOf(control), Region.class)) {
      if (isRole(signal, "signal")
          && selections.isKnown(signal)
          && Datasets.of(control).equals(Datasets.of(signal))
          && contains(control, signal)) {
        error(
            "'"
                + control.getName()
                + "' shares events with the signal region '"
                + signal.getName()
                + "': each of that region's events passes its cuts too",
            AssayPackage.Literals.NAMED__NAME,
            IssueCodes.REGIONS_OVERLAP);
      }
    }
  }

  /**
   * Whether every event of the second passes all cuts of the first, and the second can have any.
   */
  private boolean contains(Region wide, Region narrow) {
    List<Expression> inside = selections.cuts(narrow);
    Map<String, Ranges.Domain> domains = selections.domains(narrow);
    return !Ranges.neverHolds(inside, domains)
        && selections.cuts(wide).stream()
            .allMatch(
                cut ->
                    inside.contains(cut)
                        || Ranges.disjoint(inside, List.of(Expression.not(cut)), domains));
  }

  @Check(CheckType.NORMAL)
  public void regionCanHaveEvents(Region region) {
    if (selections.isKnown(region)
        && Ranges.neverHolds(selections.cuts(region), selections.domains(region))) {
      error(
          "no event can pass all cuts of '" + region.getName() + "'",
          AssayPackage.Literals.NAMED__NAME,
          IssueCodes.REGION_EMPTY);
    }
  }

  @Check(CheckType.NORMAL)
  public void cutsCutSomething(Select select) {
    if (select.eContainer() instanceof Region region && selections.isKnown(region)) {
      for (hep.assay.dsl.assay.Expression cut : Cuts.conjuncts(select.getCondition())) {
        if (alwaysHolds(cut, region)) {
          warning(
              "every value that its column can have passes this cut",
              cut,
              null,
              IssueCodes.CUT_ALWAYS);
        }
      }
    }
  }

  /** Missing values apart: those pass no cut. */
  private boolean alwaysHolds(hep.assay.dsl.assay.Expression cut, Region region) {
    List<Expression> fails = new ArrayList<>();
    fails.add(Expression.not(Formulas.of(cut).tree()));
    EcoreUtil2.eAllOfType(cut, Use.class).stream()
        .filter(use -> !use.isCall())
        .map(use -> Expression.not(Expression.call("isMissing", Formulas.of(use).tree())))
        .forEach(fails::add);
    return Ranges.neverHolds(fails, selections.domains(region));
  }

  @Check(CheckType.NORMAL)
  public void invertTurnsSomethingAround(Invert invert) {
    Region region = (Region) invert.eContainer();
    Region base = region.getBase();
    if (base == null || base.eIsProxy() || !Inheritance.isComplete(region)) {
      return;
    }
    for (Reference name : invert.getNames()) {
      boolean used = Cuts.of(base).stream().anyMatch(cut -> Cuts.uses(cut.condition(), name));
      if (!used && LearnerChecks.named(name) != null && !LearnerChecks.named(name).eIsProxy()) {
        error(
            "no inherited cut uses '"
                + LearnerChecks.named(name).getName()
                + "', so there is nothing to turn around",
            name,
            null,
            IssueCodes.INVERTS_NOTHING);
      }
    }
  }

  @Check
  public void invertNeedsAnInheritedCut(Region region) {
    if (region.getBase() == null) {
      Inheritance.own(region, Invert.class)
          .forEach(
              invert ->
                  error(
                      "'invert' turns inherited cuts around, and this region comes from none; write: from ...",
                      invert,
                      null,
                      IssueCodes.INVERTS_NOTHING));
    }
  }

  @Check
  public void onlySignalRegionsAreBlind(Unblind unblind) {
    Region region = (Region) unblind.eContainer();
    if (!isRole(region, "signal")) {
      warning(
          "only signal regions are blind; there is nothing to unblind here",
          unblind,
          null,
          IssueCodes.UNBLIND_ROLE);
    }
  }

  @Check
  public void unblindHasAReason(Unblind unblind) {
    if (unblind.getReason() != null && unblind.getReason().isBlank()) {
      error(
          "say why the region may be looked at; the reason is recorded",
          AssayPackage.Literals.UNBLIND__REASON,
          IssueCodes.UNBLIND_ROLE);
    }
  }

  @Check(CheckType.NORMAL)
  public void scoresOfCutsAreOne(Select select) {
    one(select);
  }

  @Check(CheckType.NORMAL)
  public void scoresOfObservablesAreOne(Observe observe) {
    one(observe);
  }

  private void one(EObject member) {
    for (Use use : EcoreUtil2.eAllOfType(member, Use.class)) {
      if (use.getTarget() instanceof Learner learner
          && !learner.eIsProxy()
          && selections.isScanned(learner)) {
        error(
            "'"
                + learner.getName()
                + "' is one classifier for each value of its scan; a region needs a single one: write a classifier from it with the value of your choice",
            use,
            AssayPackage.Literals.USE__TARGET,
            IssueCodes.SCAN_NEEDS_ONE);
      }
    }
  }

  @Check(CheckType.NORMAL)
  public void regionsAreOnOneDataset(Region region) {
    Set<?> datasets = Datasets.of(region);
    if (datasets.isEmpty() && Inheritance.isComplete(region)) {
      error(
          "'"
              + region.getName()
              + "' says which events it selects: region "
              + region.getName()
              + " on ...",
          AssayPackage.Literals.NAMED__NAME,
          IssueCodes.CLAUSE_MISSING);
    }
  }

  static boolean isRole(Region region, String role) {
    return Inheritance.chain(region).stream()
        .filter(one -> one.getRole() != null)
        .findFirst()
        .map(one -> role.equals(one.getRole().getName()))
        .orElse(false);
  }
}
