// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.AssayPackage;
import hep.assay.dsl.assay.Binary;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Expression;
import hep.assay.dsl.assay.Parameter;
import hep.assay.dsl.assay.Quantity;
import hep.assay.dsl.assay.Range;
import hep.assay.dsl.assay.Unary;
import hep.assay.dsl.assay.Values;
import hep.assay.dsl.facts.Constants;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.validation.Check;

/** How expressions are written: habits of C, chained comparisons, powers of units, ranges. */
public class ExpressionChecks extends Checks {

  private static final Map<String, String> HABITS = Map.of("&&", "and", "||", "or", "!", "not");
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=", "in");

  @Check
  public void noOperatorsOfC(Binary binary) {
    habit(binary.getOp(), AssayPackage.Literals.BINARY__OP);
  }

  @Check
  public void noOperatorsOfC(Unary unary) {
    habit(unary.getOp(), AssayPackage.Literals.UNARY__OP);
  }

  private void habit(String operator, EStructuralFeature feature) {
    String word = HABITS.get(operator);
    if (word != null) {
      error(
          "write '" + word + "' instead of '" + operator + "'",
          feature,
          IssueCodes.C_OPERATOR,
          operator.equals("!") ? "not " : word);
    }
  }

  /** {@code 65 < mass < 105} would compare a truth value with 105; data: what is meant. */
  @Check
  public void comparisonsAreNotChained(Binary binary) {
    if (COMPARISONS.contains(binary.getOp())
        && binary.getLeft() instanceof Binary left
        && COMPARISONS.contains(left.getOp())
        && !startsWith(binary, "(")) {
      String meant =
          text(left)
              + " and "
              + text(left.getRight())
              + " "
              + binary.getOp()
              + " "
              + text(binary.getRight());
      error(
          "comparisons can't be chained; write " + meant,
          binary,
          null,
          IssueCodes.CHAINED_COMPARISON,
          meant);
    }
  }

  /** {@code 10 GeV^2} would be (10 GeV)^2; data: that, written out. */
  @Check
  public void unitsHaveNoPowers(Binary binary) {
    if ("^".equals(binary.getOp())
        && binary.getLeft() instanceof Quantity quantity
        && quantity.getUnit() != null
        && !text(binary).contains(")")) {
      String meant = "(" + text(quantity) + ")^" + text(binary.getRight());
      error(
          "a power right after a unit can be read in two ways; write " + meant,
          binary,
          null,
          IssueCodes.POWER_OF_UNIT,
          meant);
    }
  }

  @Check
  public void unitsAreKnown(Quantity quantity) {
    if (quantity.getUnit() != null) {
      unit(quantity.getUnit(), AssayPackage.Literals.QUANTITY__UNIT);
    }
  }

  @Check
  public void unitsAreKnown(Column column) {
    if (column.getUnit() != null) {
      unit(column.getUnit(), AssayPackage.Literals.COLUMN__UNIT);
    }
  }

  private void unit(String text, EStructuralFeature feature) {
    try {
      Unit.of(text);
    } catch (StudyException unknown) {
      String[] near =
          Nearest.to(text, Unit.names()).map(name -> new String[] {name}).orElse(new String[0]);
      error(unknown.getMessage(), feature, IssueCodes.UNKNOWN_UNIT, near);
    }
  }

  /** A range stands after {@code in}, as a setting, or as the range of a fit parameter. */
  @Check
  public void rangesStandAfterIn(Range range) {
    EObject around = range.eContainer();
    boolean afterIn =
        around instanceof Binary binary
            && "in".equals(binary.getOp())
            && binary.getRight() == range;
    if (!afterIn
        && !(around instanceof Argument)
        && !(around instanceof Parameter)
        && !(around instanceof Values)) {
      error(
          "a range stands after 'in' or as a setting: pt in 300 .. 400 GeV",
          range,
          null,
          IssueCodes.RANGE_MISPLACED);
    }
  }

  @Check
  public void rangesGoUp(Range range) {
    Optional<Constants.Number> low = Constants.of(range.getLow());
    Optional<Constants.Number> high =
        range.getHigh() == null ? Optional.empty() : Constants.of(range.getHigh());
    if (low.isPresent() && high.isPresent() && low.get().value() >= high.get().value()) {
      String turned =
          low.get().value() == high.get().value() ? "" : "; the smaller end comes first";
      error("this range is empty" + turned, range, null, IssueCodes.RANGE_REVERSED);
    }
  }

  @Check
  public void inNeedsARange(Binary binary) {
    if ("in".equals(binary.getOp())
        && binary.getRight() != null
        && !(binary.getRight() instanceof Range)
        && !(binary.getRight() instanceof Values)) {
      error(
          "after 'in' stands a range or a list: pt in 300 .. 400 GeV, nJets in [2, 3]",
          AssayPackage.Literals.BINARY__RIGHT,
          IssueCodes.IN_WHAT);
    }
  }

  private static boolean startsWith(EObject element, String text) {
    INode node = NodeModelUtils.findActualNodeFor(element);
    return node != null && NodeModelUtils.getTokenText(node).startsWith(text);
  }

  static String text(Expression expression) {
    INode node = NodeModelUtils.findActualNodeFor(expression);
    return node == null ? "" : NodeModelUtils.getTokenText(node);
  }
}
