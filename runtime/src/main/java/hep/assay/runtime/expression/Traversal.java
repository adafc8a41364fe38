// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import hep.assay.runtime.vocabulary.Setting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Walks through trees: what they name, and trees with parts replaced. */
public final class Traversal {
  private Traversal() {}

  /** The columns and scores that an expression reads, in the order of the text. */
  public static Set<String> columns(Expression expression) {
    Set<String> names = new LinkedHashSet<>();
    collect(expression, names);
    return names;
  }

  private static void collect(Expression expression, Set<String> names) {
    if (expression instanceof Expression.Column column) {
      names.add(column.name());
    }
    children(expression).forEach(child -> collect(child, names));
  }

  /** The calls of one function, outer ones first. */
  public static List<Expression.Call> calls(Expression expression, String function) {
    List<Expression.Call> calls = new ArrayList<>();
    if (expression instanceof Expression.Call call && call.function().equals(function)) {
      calls.add(call);
    }
    children(expression).forEach(child -> calls.addAll(calls(child, function)));
    return calls;
  }

  /**
   * The parts of an expression that are computed for events; names of samples and settings of a
   * function are none.
   */
  public static List<Expression> children(Expression expression) {
    if (expression instanceof Expression.Unary unary) {
      return List.of(unary.operand());
    }
    if (expression instanceof Expression.Binary binary) {
      return List.of(binary.left(), binary.right());
    }
    if (expression instanceof Expression.Within within) {
      return List.of(within.operand(), within.low(), within.high());
    }
    if (expression instanceof Expression.OneOf oneOf) {
      List<Expression> all = new ArrayList<>(List.of(oneOf.operand()));
      all.addAll(oneOf.values());
      return all;
    }
    if (expression instanceof Expression.Element element) {
      return List.of(element.list());
    }
    return expression instanceof Expression.Call call ? computed(call) : List.of();
  }

  private static List<Expression> computed(Expression.Call call) {
    List<Expression> all = new ArrayList<>(call.arguments());
    call.named()
        .forEach(
            (name, value) -> {
              if (isFormula(call.function(), name)) {
                all.add(value);
              }
            });
    return all;
  }

  private static boolean isFormula(String function, String argument) {
    return Functions.ALL.all().stream()
        .filter(one -> one.name().equals(function))
        .flatMap(one -> one.term().setting(argument).stream())
        .allMatch(setting -> setting.kind() == Setting.Kind.FORMULA);
  }

  /**
   * The expression with every part replaced by what the operator makes of it, inner parts first.
   */
  public static Expression rewrite(Expression expression, UnaryOperator<Expression> operator) {
    return operator.apply(withParts(expression, operator));
  }

  private static Expression withParts(Expression expression, UnaryOperator<Expression> operator) {
    if (expression instanceof Expression.Unary unary) {
      return new Expression.Unary(unary.operator(), rewrite(unary.operand(), operator));
    }
    if (expression instanceof Expression.Binary binary) {
      return new Expression.Binary(
          binary.operator(), rewrite(binary.left(), operator), rewrite(binary.right(), operator));
    }
    if (expression instanceof Expression.Within within) {
      return new Expression.Within(
          rewrite(within.operand(), operator),
          rewrite(within.low(), operator),
          rewrite(within.high(), operator));
    }
    if (expression instanceof Expression.OneOf oneOf) {
      return new Expression.OneOf(
          rewrite(oneOf.operand(), operator), rewriteAll(oneOf.values(), operator));
    }
    if (expression instanceof Expression.Call call) {
      Map<String, Expression> named = new TreeMap<>();
      call.named()
          .forEach(
              (name, value) ->
                  named.put(
                      name, isFormula(call.function(), name) ? rewrite(value, operator) : value));
      return new Expression.Call(call.function(), rewriteAll(call.arguments(), operator), named);
    }
    return expression;
  }

  private static List<Expression> rewriteAll(
      List<Expression> expressions, UnaryOperator<Expression> operator) {
    return expressions.stream().map(one -> rewrite(one, operator)).toList();
  }
}
