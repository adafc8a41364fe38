// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes an expression as the language does, with no more brackets than needed. */
public final class Printing {
  private static final Set<String> RESERVED =
      Set.of("from", "of", "on", "in", "under", "by", "and", "or", "not");

  private Printing() {}

  public static String text(Expression expression) {
    if (expression instanceof Expression.Quantity quantity) {
      return number(quantity.value()) + (quantity.unit().isEmpty() ? "" : " " + quantity.unit());
    }
    if (expression instanceof Expression.Text text) {
      return '"' + text.value().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
    if (expression instanceof Expression.Column column) {
      return name(column.name());
    }
    if (expression instanceof Expression.Element element) {
      return name(element.list().name()) + "[" + element.index() + "]";
    }
    if (expression instanceof Expression.Unary unary) {
      return (unary.operator() == Operator.NOT ? "not " : "-")
          + inside(unary.operand(), level(expression));
    }
    if (expression instanceof Expression.Binary binary) {
      return binary(binary);
    }
    if (expression instanceof Expression.Within within) {
      return inside(within.operand(), 5) + " in " + range(within);
    }
    if (expression instanceof Expression.OneOf oneOf) {
      return inside(oneOf.operand(), 5)
          + " in ["
          + oneOf.values().stream().map(Printing::text).collect(Collectors.joining(", "))
          + "]";
    }
    return call((Expression.Call) expression);
  }

  /** A number as a person writes it: 300, 0.5, 1e-7. */
  static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return Double.toString(value).replace(".0E", "e").replace('E', 'e');
  }

  private static String range(Expression.Within within) {
    if (within.low() instanceof Expression.Quantity low
        && within.high() instanceof Expression.Quantity high
        && low.unit().equals(high.unit())) {
      return number(low.value()) + " .. " + text(high);
    }
    return inside(within.low(), 6) + " .. " + inside(within.high(), 6);
  }

  private static String binary(Expression.Binary binary) {
    int level = level(binary);
    // Subtraction and division group to the left, comparisons and powers not at all.
    boolean loose = level <= 2 || level == 6 || level == 7;
    return inside(binary.left(), loose ? level : level + 1)
        + " ".repeat(level == 9 ? 0 : 1)
        + binary.operator().sign()
        + " ".repeat(level == 9 ? 0 : 1)
        + inside(binary.right(), level == 9 ? level : level + 1);
  }

  private static String call(Expression.Call call) {
    return Stream.concat(
            call.arguments().stream().map(Printing::text),
            call.named().entrySet().stream()
                .map(argument -> argument.getKey() + " = " + text(argument.getValue())))
        .collect(Collectors.joining(", ", call.function() + "(", ")"));
  }

  private static String inside(Expression expression, int level) {
    String text = text(expression);
    return level(expression) < level ? "(" + text + ")" : text;
  }

  /** How tightly it binds. */
  private static int level(Expression expression) {
    if (expression instanceof Expression.Unary unary) {
      return unary.operator() == Operator.NOT ? 3 : 8;
    }
    if (expression instanceof Expression.Within || expression instanceof Expression.OneOf) {
      return 4;
    }
    if (expression instanceof Expression.Binary binary) {
      return switch (binary.operator()) {
        case OR -> 1;
        case AND -> 2;
        case PLUS, MINUS -> 6;
        case TIMES, DIVIDED -> 7;
        case POWER -> 9;
        default -> 4;
      };
    }
    boolean negative = expression instanceof Expression.Quantity quantity && quantity.value() < 0;
    // A power right after a unit is refused by the language.
    boolean unit = expression instanceof Expression.Quantity q && !q.unit().isEmpty();
    return negative || unit ? 8 : 10;
  }

  private static String name(String name) {
    boolean plain =
        Stream.of(name.split("\\.", -1))
            .allMatch(part -> part.matches("[A-Za-z][A-Za-z0-9_]*") && !RESERVED.contains(part));
    return plain ? name : "`" + name + "`";
  }
}
