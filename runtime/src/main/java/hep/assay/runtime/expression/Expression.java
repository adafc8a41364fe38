// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import hep.assay.runtime.vocabulary.Formula;
import java.util.List;
import java.util.Map;

/**
 * A tree that stands for one value per event: a number, a truth value or a text.
 *
 * <p>Truth values are 1 and 0, a missing value is NaN; a comparison with NaN is false.
 */
public sealed interface Expression extends Formula {

  /**
   * A number with the unit it was written in.
   *
   * @param value the number as written, 300 in {@code 300 GeV}
   * @param unit the unit as written, empty for none; {@link Unit} knows its factor
   */
  record Quantity(double value, String unit) implements Expression {}

  /** A quoted text, compared with columns of text. */
  record Text(String value) implements Expression {}

  /**
   * A column of the file, a computed column, a member of a list ({@code constituents.pt}) or a
   * classifier's score.
   */
  record Column(String name) implements Expression {}

  /** One element of a list member, {@code constituents.pt[0]}; NaN where the list is shorter. */
  record Element(Column list, int index) implements Expression {}

  /** {@code not} or the minus sign. */
  record Unary(Operator operator, Expression operand) implements Expression {}

  /** Arithmetic, comparison, {@code and}, {@code or}. */
  record Binary(Operator operator, Expression left, Expression right) implements Expression {}

  /** {@code operand in low .. high}: at least low and below high. */
  record Within(Expression operand, Expression low, Expression high) implements Expression {
    public Within {
      // A unit at the end of a range holds for both ends: 65 .. 105 GeV.
      if (high instanceof Quantity end && !end.unit().isEmpty()) {
        low = withUnit(low, end.unit());
      }
    }

    private static Expression withUnit(Expression low, String unit) {
      if (low instanceof Unary minus && minus.operator() == Operator.NEGATE) {
        return new Unary(Operator.NEGATE, withUnit(minus.operand(), unit));
      }
      return low instanceof Quantity start && start.unit().isEmpty()
          ? new Quantity(start.value(), unit)
          : low;
    }
  }

  /** {@code operand in [a, b, c]}: equal to one of them. */
  record OneOf(Expression operand, List<Expression> values) implements Expression {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /**
   * A function of the vocabulary.
   *
   * @param function its name
   * @param arguments the arguments given by position
   * @param named the arguments given by name, as in {@code threshold(flat, efficiency = 50 %)}, in
   *     alphabetical order
   */
  record Call(String function, List<Expression> arguments, Map<String, Expression> named)
      implements Expression {
    public Call {
      arguments = List.copyOf(ofParticles(function, arguments));
      named = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(named));
    }
  }

  /** What {@code mass(sum(constituents))} reads: the momenta and angles of the list's particles. */
  private static List<Expression> ofParticles(String function, List<Expression> arguments) {
    boolean ofSum =
        List.of("mass", "pt", "energy", "eta", "phi").contains(function)
            && arguments.size() == 1
            && arguments.get(0) instanceof Call sum
            && sum.function().equals("sum")
            && sum.arguments().size() == 1
            && sum.arguments().get(0) instanceof Column;
    if (!ofSum) {
      return arguments;
    }
    String list = ((Column) ((Call) arguments.get(0)).arguments().get(0)).name();
    return List.of(column(list + ".pt"), column(list + ".eta"), column(list + ".phi"));
  }

  // ---- how generated Java writes them

  static Quantity quantity(double value, String unit) {
    return new Quantity(value, unit);
  }

  static Quantity number(double value) {
    return new Quantity(value, "");
  }

  static Text text(String value) {
    return new Text(value);
  }

  static Column column(String name) {
    return new Column(name);
  }

  static Element element(String list, int index) {
    return new Element(new Column(list), index);
  }

  static Unary not(Expression operand) {
    return new Unary(Operator.NOT, operand);
  }

  static Unary minus(Expression operand) {
    return new Unary(Operator.NEGATE, operand);
  }

  /** {@code binary(left, "<=", right)}, with the operator as the language writes it. */
  static Binary binary(Expression left, String operator, Expression right) {
    return new Binary(Operator.of(operator), left, right);
  }

  static Within within(Expression operand, Expression low, Expression high) {
    return new Within(operand, low, high);
  }

  static OneOf oneOf(Expression operand, Expression... values) {
    return new OneOf(operand, List.of(values));
  }

  static Call call(String function, Expression... arguments) {
    return new Call(function, List.of(arguments), Map.of());
  }

  static Call call(String function, List<Expression> arguments, Map<String, Expression> named) {
    return new Call(function, arguments, named);
  }
}
