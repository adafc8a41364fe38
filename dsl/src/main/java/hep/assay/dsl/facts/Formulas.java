// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.Binary;
import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Expression;
import hep.assay.dsl.assay.ListColumn;
import hep.assay.dsl.assay.Named;
import hep.assay.dsl.assay.Quantity;
import hep.assay.dsl.assay.Range;
import hep.assay.dsl.assay.Text;
import hep.assay.dsl.assay.Unary;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.assay.Values;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From the text of an expression to the tree of the runtime: the one translation that checks,
 * generator and hover use.
 */
public final class Formulas {

  private final Map<hep.assay.runtime.expression.Expression, Expression> sources =
      new IdentityHashMap<>();

  private Formulas() {}

  /**
   * A translated expression.
   *
   * @param tree what the runtime evaluates
   * @param sources for each part of the tree, by identity, where it is written
   */
  public record Formula(
      hep.assay.runtime.expression.Expression tree,
      Map<hep.assay.runtime.expression.Expression, Expression> sources) {

    /** Where a part of the tree is written; the whole where that is not known. */
    public Expression source(hep.assay.runtime.expression.Expression part) {
      return Optional.ofNullable(sources.get(part)).orElseGet(() -> sources.get(tree));
    }
  }

  /** Translates an expression whose names are linked. */
  public static Formula of(Expression expression) {
    Formulas formulas = new Formulas();
    return new Formula(formulas.tree(expression), formulas.sources);
  }

  /**
   * The names of a formula as plans have them: {@code list.member} for a member of a list, {@code
   * pair.f} for a score.
   */
  public static String name(Use use) {
    return use.getMember() == null
        ? qualified(use.getTarget())
        : use.getTarget().getName() + "." + use.getMember().getName();
  }

  /** A name with the list around it, if it is a member of one. */
  public static String qualified(Named target) {
    return target instanceof Column && target.eContainer() instanceof ListColumn list
        ? list.getName() + "." + target.getName()
        : target.getName();
  }

  private hep.assay.runtime.expression.Expression tree(Expression expression) {
    hep.assay.runtime.expression.Expression tree = translate(expression);
    sources.put(tree, expression);
    return tree;
  }

  private hep.assay.runtime.expression.Expression translate(Expression expression) {
    if (expression instanceof Quantity quantity) {
      return hep.assay.runtime.expression.Expression.quantity(
          quantity.getValue(), Constants.written(quantity));
    } else if (expression instanceof Text text) {
      return hep.assay.runtime.expression.Expression.text(text.getValue());
    } else if (expression instanceof Unary unary) {
      return unary(unary);
    } else if (expression instanceof Binary binary) {
      return binary(binary);
    } else if (expression instanceof Range range) {
      return call("range", List.of(range.getLow(), range.getHigh()));
    } else if (expression instanceof Values values) {
      return call("list", values.getItems());
    }
    return use((Use) expression);
  }

  private hep.assay.runtime.expression.Expression unary(Unary unary) {
    if (!"-".equals(unary.getOp())) {
      return hep.assay.runtime.expression.Expression.not(tree(unary.getOperand()));
    }
    return unary.getOperand() instanceof Quantity quantity
        ? hep.assay.runtime.expression.Expression.quantity(
            -quantity.getValue(), Constants.written(quantity))
        : hep.assay.runtime.expression.Expression.minus(tree(unary.getOperand()));
  }

  private hep.assay.runtime.expression.Expression binary(Binary binary) {
    hep.assay.runtime.expression.Expression left = tree(binary.getLeft());
    if (binary.getOp().equals("in") && binary.getRight() instanceof Range range) {
      return hep.assay.runtime.expression.Expression.within(
          left, tree(range.getLow()), tree(range.getHigh()));
    } else if (binary.getOp().equals("in") && binary.getRight() instanceof Values values) {
      return new hep.assay.runtime.expression.Expression.OneOf(left, trees(values.getItems()));
    }
    return hep.assay.runtime.expression.Expression.binary(
        left, sign(binary.getOp()), tree(binary.getRight()));
  }

  /** Habits of C mean what they mean there; a check refuses them. */
  private static String sign(String operator) {
    return switch (operator) {
      case "&&" -> "and";
      case "||" -> "or";
      case "in" -> "==";
      default -> operator;
    };
  }

  private hep.assay.runtime.expression.Expression use(Use use) {
    String name = name(use);
    if (use.isIndexed()) {
      return hep.assay.runtime.expression.Expression.element(name, (int) use.getIndex());
    }
    return use.isCall()
        ? function(name, use.getArguments())
        : hep.assay.runtime.expression.Expression.column(name);
  }

  private hep.assay.runtime.expression.Expression function(String name, List<Argument> arguments) {
    List<hep.assay.runtime.expression.Expression> positional = new ArrayList<>();
    Map<String, hep.assay.runtime.expression.Expression> named = new LinkedHashMap<>();
    for (Argument argument : arguments) {
      if (argument.getSetting() == null) {
        positional.add(tree(argument.getValue()));
      } else {
        named.put(argument.getSetting().getName(), tree(argument.getValue()));
      }
    }
    return hep.assay.runtime.expression.Expression.call(name, positional, named);
  }

  private hep.assay.runtime.expression.Expression call(String name, List<Expression> arguments) {
    return hep.assay.runtime.expression.Expression.call(name, trees(arguments), Map.of());
  }

  private List<hep.assay.runtime.expression.Expression> trees(List<Expression> expressions) {
    return expressions.stream().map(this::tree).toList();
  }
}
