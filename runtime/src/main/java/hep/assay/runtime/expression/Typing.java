// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the kind and dimension of an expression, and everything in it that doesn't fit.
 *
 * <p>GeV against MeV is fine (numbers are converted), GeV against a pure number is not, except
 * against 0. A truth value counts as 1 or 0 where a number is needed, a number never as a truth
 * value.
 */
public final class Typing {
  private final java.util.function.Function<String, Optional<Type>> columns;
  private final List<Problem> problems = new ArrayList<>();

  private Typing(java.util.function.Function<String, Optional<Type>> columns) {
    this.columns = columns;
  }

  /**
   * Something that doesn't fit.
   *
   * @param where the part of the tree, the same object as in the expression given
   * @param message what is wrong and what is allowed
   */
  public record Problem(Expression where, String message) {}

  /**
   * What came out.
   *
   * @param type of the whole
   * @param problems in the order of the text; empty where all fits
   */
  public record Typed(Type type, List<Problem> problems) {
    public Typed {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Types an expression.
   *
   * @param columns the type of a column; empty where it is not known, which is no problem here
   */
  public static Typed of(
      Expression expression, java.util.function.Function<String, Optional<Type>> columns) {
    Typing typing = new Typing(columns);
    Type type = typing.type(expression);
    return new Typed(type, typing.problems);
  }

  /** Types a cut: a truth value with one value per event. */
  public static Typed cut(
      Expression expression, java.util.function.Function<String, Optional<Type>> columns) {
    Typing typing = new Typing(columns);
    Type type = typing.truth(expression, "a cut");
    return new Typed(type, typing.problems);
  }

  /** Whether an expression is written as a truth value. */
  static boolean truth(Expression expression) {
    return expression instanceof Expression.Within
        || expression instanceof Expression.OneOf
        || expression instanceof Expression.Unary unary && unary.operator() == Operator.NOT
        || expression instanceof Expression.Binary binary && binary.operator().logical()
        || expression instanceof Expression.Call call && call.function().equals("isMissing");
  }

  private Type problem(Expression where, String message) {
    problems.add(new Problem(where, message));
    return Type.UNKNOWN;
  }

  private Type type(Expression expression) {
    if (expression instanceof Expression.Quantity quantity) {
      return quantity(quantity);
    }
    if (expression instanceof Expression.Text) {
      return Type.TEXT;
    }
    if (expression instanceof Expression.Column column) {
      return columns.apply(column.name()).orElse(Type.UNKNOWN);
    }
    if (expression instanceof Expression.Element element) {
      return element(element);
    }
    if (expression instanceof Expression.Unary unary) {
      return unary.operator() == Operator.NOT
          ? truth(unary.operand(), "not")
          : number(unary.operand(), "the minus sign");
    }
    if (expression instanceof Expression.Binary binary) {
      return binary(binary);
    }
    if (expression instanceof Expression.Within within) {
      Type operand = number(within.operand(), "in a range");
      Type low = number(within.low(), "a range");
      Type high = number(within.high(), "a range");
      same(within.operand(), operand, within.low(), low);
      same(within.operand(), operand, within.high(), high);
      return Type.TRUTH.list(operand.list());
    }
    if (expression instanceof Expression.OneOf oneOf) {
      Type operand = type(oneOf.operand());
      oneOf.values().forEach(value -> comparable(oneOf.operand(), operand, value, type(value)));
      return Type.TRUTH.list(operand.list());
    }
    return new Calls(this).type((Expression.Call) expression);
  }

  private Type quantity(Expression.Quantity quantity) {
    try {
      return Type.number(Unit.of(quantity.unit()).dimension());
    } catch (StudyException e) {
      return problem(quantity, e.getMessage());
    }
  }

  private Type element(Expression.Element element) {
    Type list = type(element.list());
    if (list.kind() != Type.Kind.UNKNOWN && !list.list()) {
      return problem(
          element, "'" + element.list().name() + "' has one value per event, and no elements");
    }
    return list.list(false);
  }

  private Type binary(Expression.Binary binary) {
    Operator operator = binary.operator();
    if (operator == Operator.AND || operator == Operator.OR) {
      Type left = truth(binary.left(), operator.sign());
      Type right = truth(binary.right(), operator.sign());
      return Type.TRUTH.list(left.list() || right.list());
    }
    if (operator.comparison()) {
      return comparison(binary);
    }
    Type left = number(binary.left(), "'" + operator.sign() + "'");
    Type right = number(binary.right(), "'" + operator.sign() + "'");
    boolean list = left.list() || right.list();
    return switch (operator) {
      case TIMES -> product(left, right, 1).list(list);
      case DIVIDED -> product(left, right, -1).list(list);
      case POWER -> power(binary, left, binary.right(), right).list(list);
      default -> same(binary.left(), left, binary.right(), right).list(list);
    };
  }

  private static Type product(Type left, Type right, int exponent) {
    return left.dimension() == null || right.dimension() == null
        ? Type.number(null)
        : Type.number(left.dimension().times(right.dimension().power(exponent)));
  }

  Type power(Expression whole, Type base, Expression exponent, Type of) {
    if (of.dimension() != null && !of.dimension().equals(Dimension.NONE)) {
      return problem(exponent, "an exponent is a pure number, and this is " + of.title());
    }
    if (base.dimension() == null || base.dimension().equals(Dimension.NONE)) {
      return base;
    }
    if (!Traversal.columns(exponent).isEmpty()) {
      return problem(
          whole, "a number " + base.title() + " can only have a constant exponent, such as 2");
    }
    try {
      return Type.number(base.dimension().power(Evaluator.constant(exponent)));
    } catch (StudyException e) {
      return Type.number(null);
    }
  }

  private Type comparison(Expression.Binary binary) {
    Type left = type(binary.left());
    Type right = type(binary.right());
    comparable(binary.left(), left, binary.right(), right);
    boolean order = binary.operator() != Operator.EQUAL && binary.operator() != Operator.NOT_EQUAL;
    if (order && (left.kind() == Type.Kind.TEXT || right.kind() == Type.Kind.TEXT)) {
      problem(binary, "texts are compared by == and != only");
    }
    return Type.TRUTH.list(left.list() || right.list());
  }

  private void comparable(Expression left, Type a, Expression right, Type b) {
    boolean known = a.kind() != Type.Kind.UNKNOWN && b.kind() != Type.Kind.UNKNOWN;
    if (known && (a.kind() == Type.Kind.TEXT) != (b.kind() == Type.Kind.TEXT)) {
      problem(
          right,
          "'" + text(left) + "' is " + a.title() + ", and '" + text(right) + "' is " + b.title());
    } else if (known && a.kind() != Type.Kind.TEXT) {
      same(left, a, right, b);
    }
  }

  /** Two numbers of one dimension; 0 has every dimension. */
  Type same(Expression left, Type a, Expression right, Type b) {
    if (a.fits(b) || isZero(right)) {
      return a.dimension() == null ? b : a;
    }
    if (isZero(left)) {
      return b;
    }
    Expression pure = b.dimension().equals(Dimension.NONE) ? right : left;
    Type other = pure == right ? a : b;
    String hint =
        pure instanceof Expression.Quantity quantity
            ? "; write " + Printing.number(quantity.value()) + " " + other.dimension().canonical()
            : pure instanceof Expression.Column column
                ? "; if it has a unit, declare it: column "
                    + column.name()
                    + " ["
                    + other.dimension().canonical()
                    + "]"
                : "";
    return problem(
        right,
        "'"
            + text(left)
            + "' is "
            + a.title()
            + ", and '"
            + text(right)
            + "' is "
            + b.title()
            + hint);
  }

  private static boolean isZero(Expression expression) {
    return expression instanceof Expression.Quantity quantity
        && quantity.value() == 0
        && quantity.unit().isEmpty();
  }

  /** A number is needed; a truth value counts as one. */
  Type number(Expression expression, String user) {
    Type type = type(expression);
    if (type.kind() == Type.Kind.TEXT) {
      return problem(
          expression, "'" + text(expression) + "' is a text, and " + user + " needs a number");
    }
    return type.kind() == Type.Kind.TRUTH ? Type.NUMBER.list(type.list()) : type;
  }

  Type truth(Expression expression, String user) {
    Type type = type(expression);
    if (type.kind() == Type.Kind.NUMBER || type.kind() == Type.Kind.TEXT) {
      problem(
          expression,
          "'"
              + text(expression)
              + "' is "
              + type.title()
              + ", and "
              + user
              + " needs a truth value such as "
              + text(expression)
              + (type.kind() == Type.Kind.TEXT ? " == \"...\"" : " > 0"));
    }
    return Type.TRUTH.list(type.list());
  }

  /** The type of a part, with its problems reported as this one's own. */
  Typed inner(Expression expression) {
    return new Typed(type(expression), List.of());
  }

  Type reported(Expression where, String message) {
    return problem(where, message);
  }

  private static String text(Expression expression) {
    return Printing.text(expression);
  }
}
