// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import hep.assay.runtime.expression.Evaluator.Node;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Turns a tree into nodes that compute blocks of numbers from the columns of one table. */
final class Compiler {
  private final Columns columns;
  private final TextNodes texts;
  private final ListNodes lists;

  Compiler(Columns columns) {
    this.columns = columns;
    this.texts = new TextNodes(columns);
    this.lists = new ListNodes(columns);
  }

  Node compile(Expression expression) {
    if (expression instanceof Expression.Quantity quantity) {
      return constant(quantity.value() * Unit.of(quantity.unit()).factor());
    }
    if (expression instanceof Expression.Column column) {
      return column(column.name());
    }
    if (expression instanceof Expression.Element element) {
      return element(element);
    }
    if (expression instanceof Expression.Unary unary) {
      Function.Kernel kernel =
          unary.operator() == Operator.NOT
              ? Function.one(x -> x != 0 ? 0 : 1)
              : Function.one(x -> -x);
      return apply(kernel, List.of(compile(unary.operand())));
    }
    if (expression instanceof Expression.Binary binary) {
      return binary(binary);
    }
    if (expression instanceof Expression.Within within) {
      return apply(
          (a, count, into) -> {
            for (int i = 0; i < count; i++) {
              into[i] = a[0][i] >= a[1][i] && a[0][i] < a[2][i] ? 1 : 0;
            }
          },
          List.of(compile(within.operand()), compile(within.low()), compile(within.high())));
    }
    if (expression instanceof Expression.OneOf oneOf) {
      return oneOf(oneOf);
    }
    if (expression instanceof Expression.Call call) {
      return call(call);
    }
    throw new StudyException(Printing.text(expression) + " is a text where a number is needed");
  }

  private static Node constant(double value) {
    return (from, to, into) -> Arrays.fill(into, 0, to - from, value);
  }

  private Node column(String name) {
    Values values = columns.values(name);
    if (values.isText()) {
      throw new StudyException(
          "column '" + name + "' holds texts; compare it with a text in quotes");
    }
    double factor = values.unit().factor();
    if (values instanceof Lists list) {
      Node elements = numbers(list.elements(), factor);
      return ListNodes.shaped(list, elements);
    }
    return numbers(values, factor);
  }

  private static Node numbers(Values values, double factor) {
    return (from, to, into) -> {
      values.copy(from, to, into);
      for (int i = 0; factor != 1 && i < to - from; i++) {
        into[i] *= factor;
      }
    };
  }

  private Node element(Expression.Element element) {
    String name = element.list().name();
    if (!(columns.values(name) instanceof Lists list)) {
      throw new StudyException(
          "'" + name + "' has one value per event, and no element [" + element.index() + "]");
    }
    Values elements = list.elements();
    double factor = list.unit().factor();
    double[] one = new double[1];
    return (from, to, into) -> {
      for (int i = from; i < to; i++) {
        int at = list.start(i) + element.index();
        if (at < list.start(i + 1)) {
          elements.copy(at, at + 1, one);
          into[i - from] = one[0] * factor;
        } else {
          into[i - from] = Double.NaN;
        }
      }
    };
  }

  private Node binary(Expression.Binary binary) {
    if (texts.isText(binary.left()) || texts.isText(binary.right())) {
      return texts.comparison(binary);
    }
    return apply(
        Function.two(operation(binary.operator())),
        List.of(compile(binary.left()), compile(binary.right())));
  }

  private static DoubleBinaryOperator operation(Operator operator) {
    return switch (operator) {
      case OR -> (x, y) -> x != 0 || y != 0 ? 1 : 0;
      case AND -> (x, y) -> x != 0 && y != 0 ? 1 : 0;
      case EQUAL -> (x, y) -> x == y ? 1 : 0;
      case NOT_EQUAL -> (x, y) -> x < y || x > y ? 1 : 0;
      case LESS -> (x, y) -> x < y ? 1 : 0;
      case AT_MOST -> (x, y) -> x <= y ? 1 : 0;
      case GREATER -> (x, y) -> x > y ? 1 : 0;
      case AT_LEAST -> (x, y) -> x >= y ? 1 : 0;
      case PLUS -> (x, y) -> x + y;
      case MINUS -> (x, y) -> x - y;
      case TIMES -> (x, y) -> x * y;
      case DIVIDED -> (x, y) -> x / y;
      case POWER -> Compiler::power;
      default -> throw new IllegalArgumentException(operator + " has one operand");
    };
  }

  /** Squares are by far the most frequent powers. */
  private static double power(double x, double n) {
    return n == 2 ? x * x : Math.pow(x, n);
  }

  private Node oneOf(Expression.OneOf oneOf) {
    if (texts.isText(oneOf.operand())) {
      return texts.oneOf(oneOf);
    }
    List<Node> nodes = new ArrayList<>(List.of(compile(oneOf.operand())));
    oneOf.values().forEach(value -> nodes.add(compile(value)));
    return apply(
        (a, count, into) -> {
          for (int i = 0; i < count; i++) {
            boolean found = false;
            for (int k = 1; k < a.length; k++) {
              found |= a[0][i] == a[k][i];
            }
            into[i] = found ? 1 : 0;
          }
        },
        nodes);
  }

  private Node call(Expression.Call call) {
    Function function = Functions.ALL.get(call.function());
    if (function.kernel() == null) {
      throw new StudyException("'" + Printing.text(call) + "' has no value here yet");
    }
    int given = call.arguments().size();
    if (given < function.least() || given > function.most()) {
      throw new StudyException(
          function.name() + " takes " + function.least() + " arguments, not " + given);
    }
    if (function.rule() == Function.Rule.TRUTH && texts.isText(call.arguments().get(0))) {
      return texts.isMissing(call.arguments().get(0));
    }
    List<Node> arguments = call.arguments().stream().map(this::compile).toList();
    return function.ofList()
        ? lists.ofList(call, function, arguments)
        : apply(function.kernel(), arguments);
  }

  /** Element by element where an argument is a list, with the numbers of its event repeated. */
  private Node apply(Function.Kernel kernel, List<Node> arguments) {
    Lists shape =
        arguments.stream().map(Node::shape).filter(one -> one != null).findFirst().orElse(null);
    List<Node> nodes =
        shape == null
            ? arguments
            : arguments.stream().map(node -> lists.repeated(node, shape)).toList();
    Node node =
        (from, to, into) -> {
          double[][] blocks = new double[nodes.size()][to - from];
          for (int k = 0; k < blocks.length; k++) {
            nodes.get(k).fill(from, to, blocks[k]);
          }
          kernel.apply(blocks, to - from, into);
        };
    return shape == null ? node : ListNodes.shaped(shape, node);
  }
}
