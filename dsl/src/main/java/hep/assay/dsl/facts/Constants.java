// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import hep.assay.dsl.assay.Binary;
import hep.assay.dsl.assay.Expression;
import hep.assay.dsl.assay.Quantity;
import hep.assay.dsl.assay.Range;
import hep.assay.dsl.assay.Unary;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.vocabulary.StudyException;
import java.math.BigDecimal;
import java.util.Optional;

/** Expressions that are numbers: {@code -999}, {@code 50 %}, {@code 2 * 1.5 GeV}. */
public final class Constants {

  private Constants() {}

  /**
   * A number.
   *
   * @param value in the canonical unit of its dimension
   * @param unit the unit it was written in; none for a pure number
   */
  public record Number(double value, Unit unit) {}

  /**
   * The number that an expression is; empty where it depends on events or has a unit that is not
   * known.
   */
  public static Optional<Number> of(Expression expression) {
    if (expression instanceof Quantity quantity) {
      return unit(quantity).map(unit -> new Number(canonical(quantity.getValue(), unit), unit));
    } else if (expression instanceof Unary minus && "-".equals(minus.getOp())) {
      return of(minus.getOperand()).map(number -> new Number(-number.value() + 0.0, number.unit()));
    } else if (expression instanceof Binary binary) {
      return of(binary.getLeft())
          .flatMap(
              left -> of(binary.getRight()).flatMap(right -> combine(left, binary.getOp(), right)));
    }
    return Optional.empty();
  }

  /** The unit of a written number: its own, or that at the end of the range it begins. */
  public static Optional<Unit> unit(Quantity quantity) {
    String written = written(quantity);
    try {
      return Optional.of(Unit.of(written));
    } catch (StudyException unknown) {
      return Optional.empty();
    }
  }

  /** The unit as it is meant: {@code 65 .. 105 GeV} holds for both ends. */
  public static String written(Quantity quantity) {
    if (quantity.getUnit() != null) {
      return quantity.getUnit();
    }
    Expression end = quantity;
    while (end.eContainer() instanceof Unary minus && "-".equals(minus.getOp())) {
      end = minus;
    }
    return end.eContainer() instanceof Range range && range.getLow() == end
        ? unitOfEnd(range.getHigh())
        : "";
  }

  private static String unitOfEnd(Expression high) {
    Expression end = high;
    while (end instanceof Unary minus && "-".equals(minus.getOp())) {
      end = minus.getOperand();
    }
    return end instanceof Quantity quantity && quantity.getUnit() != null ? quantity.getUnit() : "";
  }

  /** In decimals, so that {@code 35 %} is 0.35 and nothing beside it. */
  public static double canonical(double value, Unit unit) {
    return unit.factor() == 1
        ? value
        : decimal(value).multiply(decimal(unit.factor())).doubleValue();
  }

  private static BigDecimal decimal(double value) {
    return new BigDecimal(Double.toString(value));
  }

  private static Optional<Number> combine(Number left, String operator, Number right) {
    Unit unit = left.unit().dimension().canonical().isEmpty() ? right.unit() : left.unit();
    return switch (operator) {
      case "+" -> Optional.of(new Number(left.value() + right.value(), unit));
      case "-" -> Optional.of(new Number(left.value() - right.value(), unit));
      case "*" -> Optional.of(new Number(left.value() * right.value(), unit));
      case "/" -> Optional.of(new Number(left.value() / right.value(), unit));
      case "^" -> Optional.of(new Number(Math.pow(left.value(), right.value()), unit));
      default -> Optional.empty();
    };
  }
}
