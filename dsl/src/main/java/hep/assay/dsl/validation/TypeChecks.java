// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Binary;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Expression;
import hep.assay.dsl.assay.Observe;
import hep.assay.dsl.assay.Quantity;
import hep.assay.dsl.assay.Range;
import hep.assay.dsl.assay.Require;
import hep.assay.dsl.assay.Select;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.assay.Vary;
import hep.assay.dsl.assay.Weight;
import hep.assay.dsl.facts.Formulas;
import hep.assay.dsl.facts.Places;
import hep.assay.dsl.facts.Structured;
import hep.assay.dsl.facts.Types;
import hep.assay.runtime.expression.Type;
import hep.assay.runtime.expression.Typing;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Term;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.CheckType;

/**
 * Kinds and units of expressions: GeV against a pure number, a text where a number is needed, a cut
 * that is none.
 */
public class TypeChecks extends Checks {

  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=", "in");

  @Inject private Types types;
  @Inject private Places places;
  @Inject private Structured structured;

  @Check(CheckType.NORMAL)
  public void cutIsATruthValue(Select select) {
    check(select.getCondition(), true);
  }

  @Check(CheckType.NORMAL)
  public void gateIsATruthValue(Require require) {
    check(require.getCondition(), true);
  }

  @Check(CheckType.NORMAL)
  public void weightFits(Weight weight) {
    check(weight.getValue(), false);
  }

  @Check(CheckType.NORMAL)
  public void observableFits(Observe observe) {
    check(observe.getValue(), false);
  }

  @Check(CheckType.NORMAL)
  public void formulaFits(Argument argument) {
    if (places
            .setting(argument)
            .filter(setting -> setting.kind() == Setting.Kind.FORMULA)
            .isPresent()
        && places.owner(argument).isPresent()
        && argument.eContainer() instanceof hep.assay.dsl.assay.Term) {
      check(argument.getValue(), false);
    }
  }

  @Check(CheckType.NORMAL)
  public void computedColumnFits(Column column) {
    Optional<Type> type =
        column.getValue() == null || structured.isStructured(column)
            ? Optional.empty()
            : check(column.getValue(), false);
    Optional<Unit> unit =
        column.getUnit() == null ? Optional.empty() : Types.unit(column.getUnit());
    if (type.isPresent()
        && unit.isPresent()
        && !type.get().list()
        && type.get().kind() == Type.Kind.NUMBER
        && type.get().dimension() != null) {
      boolean pure = type.get().dimension().equals(Unit.NONE.dimension());
      if (!pure && !type.get().dimension().equals(unit.get().dimension())) {
        error(
            "the formula is "
                + type.get().title()
                + ", and the column is declared in "
                + column.getUnit(),
            AssayPackage.Literals.COLUMN__UNIT,
            IssueCodes.TYPE);
      }
    }
  }

  /** Reports what does not fit; the type of the whole where it could be found. */
  private Optional<Type> check(Expression expression, boolean cut) {
    if (expression == null || !Types.isLinked(expression) || hasHabit(expression)) {
      return Optional.empty();
    }
    Formulas.Formula formula = Formulas.of(expression);
    Map<String, Type> known = types.names(expression);
    Typing.Typed typed =
        cut
            ? Typing.cut(formula.tree(), name -> Optional.ofNullable(known.get(name)))
            : Typing.of(formula.tree(), name -> Optional.ofNullable(known.get(name)));
    typed.problems().stream()
        .filter(problem -> !isSaidElsewhere(formula.source(problem.where())))
        .forEach(
            problem ->
                error(problem.message(), formula.source(problem.where()), null, IssueCodes.TYPE));
    if (typed.problems().isEmpty()) {
      oneValue(expression, typed.type());
    }
    return Optional.of(typed.type());
  }

  /**
   * Cuts, weights and the like need one value per event; a computed column, and what varies a list,
   * may have several.
   */
  private void oneValue(Expression expression, Type type) {
    if (type.list() && !(expression.eContainer() instanceof Column) && !variesList(expression)) {
      error(
          "'"
              + ExpressionChecks.text(expression)
              + "' has several values per event; use sum, count, max_of or an element such as [0]",
          expression,
          null,
          IssueCodes.TYPE);
    }
  }

  private boolean variesList(Expression expression) {
    Vary vary = EcoreUtil2.getContainerOfType(expression, Vary.class);
    return vary != null
        && vary.getNames().stream()
            .allMatch(name -> types.isList(LearnerChecks.named(name)).orElse(false));
  }

  /**
   * A unit that is not known has an issue of its own, and a metric in a gate is no function of
   * events.
   */
  private boolean isSaidElsewhere(Expression source) {
    return source instanceof Quantity quantity
            && quantity.getUnit() != null
            && Types.unit(quantity.getUnit()).isEmpty()
        || source instanceof Use use
            && use.isCall()
            && (places.function(use).filter(Term::available).isEmpty()
                || structured.of(use).isPresent());
  }

  /** What is written wrongly has an issue of its own, and its type is anyone's guess. */
  private static boolean hasHabit(Expression expression) {
    boolean range =
        EcoreUtil2.eAllOfType(expression, Range.class).stream()
            .anyMatch(one -> !(one.eContainer() instanceof Binary));
    return range
        || EcoreUtil2.eAllOfType(expression, Binary.class).stream().anyMatch(TypeChecks::isOdd);
  }

  private static boolean isOdd(Binary binary) {
    boolean chained =
        binary.getLeft() instanceof Binary left && isComparison(binary) && isComparison(left);
    return chained || binary.getRight() == null || binary.getLeft() == null;
  }

  private static boolean isComparison(Binary binary) {
    return COMPARISONS.contains(binary.getOp());
  }
}
