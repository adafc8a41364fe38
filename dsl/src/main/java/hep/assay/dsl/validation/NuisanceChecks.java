// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Expression;
import hep.assay.dsl.assay.Nuisance;
import hep.assay.dsl.assay.Quantity;
import hep.assay.dsl.assay.Reference;
import hep.assay.dsl.assay.Term;
import hep.assay.dsl.assay.Vary;
import hep.assay.dsl.facts.Constants;
import hep.assay.dsl.facts.Datasets;
import hep.assay.dsl.facts.Inheritance;
import hep.assay.dsl.facts.Methods;
import hep.assay.dsl.facts.Structured;
import hep.assay.dsl.facts.Types;
import hep.assay.runtime.expression.Type;
import hep.assay.runtime.expression.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.CheckType;

/** Systematic variations that would not be what they look like. */
public class NuisanceChecks extends Checks {

  private static final Set<String> CONTINUOUS = Set.of("scale", "shift", "smear");

  @Inject private Methods methods;
  @Inject private Structured structured;
  @Inject private Types types;

  @Check(CheckType.NORMAL)
  public void nuisancesAreOnADataset(Nuisance nuisance) {
    if (Datasets.of(nuisance).isEmpty() && Inheritance.isComplete(nuisance)) {
      error(
          "'"
              + nuisance.getName()
              + "' says which events it varies: nuisance "
              + nuisance.getName()
              + " on ...",
          AssayPackage.Literals.NAMED__NAME,
          IssueCodes.CLAUSE_MISSING);
    }
  }

  @Check(CheckType.NORMAL)
  public void upAndDownDiffer(Vary vary) {
    for (Term term : vary.getTerms()) {
      Map<String, Methods.Given> given = methods.given(term);
      if (given.containsKey("up") && given.containsKey("down")) {
        Expression up = given.get("up").values().get(0).getValue();
        Expression down = given.get("down").values().get(0).getValue();
        if (Types.isLinked(up)
            && Types.isLinked(down)
            && ExpressionChecks.text(up).equals(ExpressionChecks.text(down))) {
          warning(
              "up and down are the same: this nuisance is one-sided, and its effect cancels in a fit",
              term,
              null,
              IssueCodes.SAME_UP_AND_DOWN);
        }
      }
    }
  }

  /** The difference of two simulations is one number for an effect of many dimensions. */
  @Check
  public void twoPointsAreNoDistribution(Vary vary) {
    for (Term term : vary.getTerms()) {
      if (isWord(term, "alternative")) {
        warning(
            "the difference of two simulations stands for an effect of many dimensions by one parameter; a classifier can be wrong in ways it doesn't show",
            term,
            null,
            IssueCodes.TWO_POINT);
      }
    }
  }

  @Check(CheckType.NORMAL)
  public void wholeNumbersStayWhole(Vary vary) {
    boolean continuous =
        vary.getTerms().stream()
            .anyMatch(
                term -> term.getWord() != null && CONTINUOUS.contains(term.getWord().getName()));
    for (Reference name : vary.getNames()) {
      if (continuous
          && LearnerChecks.named(name) instanceof Column column
          && LearnerChecks.hasTrait(column, "integer")) {
        warning(
            "'"
                + column.getName()
                + "' has whole numbers only; varied like this it takes values that no event has",
            name,
            null,
            IssueCodes.NUISANCE_INTEGER);
      }
    }
  }

  /** A text has no size, and what is made of other columns follows them. */
  @Check(CheckType.NORMAL)
  public void columnsCanVary(Vary vary) {
    for (Reference name : vary.getNames()) {
      if (LearnerChecks.named(name) instanceof Column column && !column.eIsProxy()) {
        String why =
            structured.isStructured(column)
                ? "' is made of other columns and follows them; vary those"
                : LearnerChecks.hasTrait(column, "fixed")
                    ? "' is fixed; take 'fixed' from its column to vary it"
                    : types.of(column).filter(type -> type.kind() == Type.Kind.TEXT).isPresent()
                        ? "' is a column of texts, which has no size to vary"
                        : "";
        if (!why.isEmpty()) {
          error("'" + column.getName() + why, name, null, IssueCodes.NUISANCE_UNFIT);
        }
      }
    }
  }

  /** What is added to a column is of its dimension. */
  @Check(CheckType.NORMAL)
  public void shiftsFitTheColumn(Vary vary) {
    for (Term term : vary.getTerms()) {
      Methods.Given by = isWord(term, "shift") ? only(term) : null;
      Optional<Unit> unit =
          by == null
              ? Optional.empty()
              : Constants.of(by.values().get(0).getValue()).map(Constants.Number::unit);
      for (Reference name : unit.isPresent() ? vary.getNames() : List.<Reference>of()) {
        Optional<Type> type =
            LearnerChecks.named(name) instanceof Column column && !column.eIsProxy()
                ? types.of(column)
                : Optional.empty();
        if (type.isPresent()
            && type.get().dimension() != null
            && !type.get().dimension().equals(unit.get().dimension())) {
          String own = unit.get().name();
          error(
              "'"
                  + LearnerChecks.named(name).getName()
                  + "' is "
                  + type.get().title()
                  + ", and this "
                  + (own.isEmpty() ? "has no unit" : "is in " + own),
              by.values().get(0),
              null,
              IssueCodes.NUISANCE_UNFIT);
        }
      }
    }
  }

  /** {@code scale(5)} is seldom meant. */
  @Check
  public void percentagesAreWritten(Vary vary) {
    for (Term term : vary.getTerms()) {
      Methods.Given size = isWord(term, "scale") ? only(term) : null;
      if (size != null
          && size.values().get(0).getValue() instanceof Quantity number
          && number.getUnit() == null
          && number.getValue() >= 1) {
        String text = ExpressionChecks.text(number);
        warning(
            "scale("
                + text
                + ") is a change by "
                + text
                + "00 %; for "
                + text
                + " % write scale("
                + text
                + " %)",
            size.values().get(0),
            null,
            IssueCodes.NUISANCE_UNFIT);
      }
    }
  }

  @Check(CheckType.NORMAL)
  public void somethingChanges(Vary vary) {
    for (Term term : vary.getTerms()) {
      for (Methods.Given given : methods.given(term).values()) {
        boolean zero =
            given.values().stream()
                .allMatch(
                    argument ->
                        Constants.of(argument.getValue())
                            .filter(number -> number.value() == 0)
                            .isPresent());
        if (zero && methods.given(term).size() == 1) {
          warning("a variation by 0 changes nothing", term, null, IssueCodes.NUISANCE_NOTHING);
        }
      }
    }
  }

  /** The one setting that is given; null where there is none. */
  private Methods.Given only(Term term) {
    return methods.given(term).values().stream().findFirst().orElse(null);
  }

  private static boolean isWord(Term term, String word) {
    return term.getWord() != null && word.equals(term.getWord().getName());
  }
}
