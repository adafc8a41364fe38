// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import hep.assay.runtime.expression.Evaluator.Node;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/** Turns a tree into nodes that compute blocks of numbers from the columns of one table. */
final class Compiler {
  private final Columns columns;

  Compiler(Columns columns) {
    this.columns = columns;
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
      return shaped(list, elements);
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

  private static Node shaped(Lists shape, Node node) {
    return new Node() {
      @Override
      public void fill(int from, int to, double[] into) {
        node.fill(from, to, into);
      }

      @Override
      public Lists shape() {
        return shape;
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
    if (isText(binary.left()) || isText(binary.right())) {
      return textComparison(binary);
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

  private boolean isText(Expression expression) {
    return expression instanceof Expression.Text
        || expression instanceof Expression.Column column && columns.values(column.name()).isText();
  }

  private Node textComparison(Expression.Binary binary) {
    if (binary.operator() != Operator.EQUAL && binary.operator() != Operator.NOT_EQUAL) {
      throw new StudyException(
          "texts are compared by == and != only, not by '" + binary.operator().sign() + "'");
    }
    boolean swapped = binary.left() instanceof Expression.Text;
    Texts texts = texts(swapped ? binary.right() : binary.left());
    Expression other = swapped ? binary.left() : binary.right();
    boolean equal = binary.operator() == Operator.EQUAL;
    if (other instanceof Expression.Text text) {
      return among(texts, List.of(text.value()), equal);
    }
    Texts right = texts(other);
    return (from, to, into) -> {
      for (int i = from; i < to; i++) {
        boolean known = texts.code(i) >= 0 && right.code(i) >= 0;
        into[i - from] = known && texts.text(i).equals(right.text(i)) == equal ? 1 : 0;
      }
    };
  }

  private Texts texts(Expression expression) {
    if (expression instanceof Expression.Column column
        && columns.values(column.name()) instanceof Texts texts) {
      return texts;
    }
    throw new StudyException(
        "'" + Printing.text(expression) + "' is not a column of texts and is compared with one");
  }

  private static Node among(Texts texts, List<String> wanted, boolean inside) {
    Set<Integer> codes = new HashSet<>();
    for (String text : wanted) {
      codes.add(texts.words().indexOf(text));
    }
    boolean[] chosen = new boolean[texts.words().size()];
    for (int code = 0; code < chosen.length; code++) {
      chosen[code] = codes.contains(code) == inside;
    }
    return (from, to, into) -> {
      for (int i = from; i < to; i++) {
        into[i - from] = texts.code(i) >= 0 && chosen[texts.code(i)] ? 1 : 0;
      }
    };
  }

  private Node oneOf(Expression.OneOf oneOf) {
    if (isText(oneOf.operand())) {
      List<String> wanted = new ArrayList<>();
      for (Expression value : oneOf.values()) {
        if (!(value instanceof Expression.Text text)) {
          throw new StudyException(
              "'" + Printing.text(value) + "' is compared with texts and is not one");
        }
        wanted.add(text.value());
      }
      return among(texts(oneOf.operand()), wanted, true);
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
    if (function.rule() == Function.Rule.TRUTH && isText(call.arguments().get(0))) {
      Texts texts = texts(call.arguments().get(0));
      return (from, to, into) -> {
        for (int i = from; i < to; i++) {
          into[i - from] = texts.code(i) < 0 ? 1 : 0;
        }
      };
    }
    int given = call.arguments().size();
    if (given < function.least() || given > function.most()) {
      throw new StudyException(
          function.name() + " takes " + function.least() + " arguments, not " + given);
    }
    List<Node> arguments = call.arguments().stream().map(this::compile).toList();
    return function.ofList()
        ? ofList(call, function, arguments)
        : apply(function.kernel(), arguments);
  }

  /** One number per event from its elements; a count of numbers counts all of them. */
  private Node ofList(Expression.Call call, Function function, List<Node> arguments) {
    Lists shape = arguments.get(0).shape();
    for (int k = 0; k < arguments.size(); k++) {
      if (arguments.get(k).shape() == null) {
        throw new StudyException(
            "'"
                + Printing.text(call.arguments().get(k))
                + "' is not a list, as "
                + function.name()
                + " needs");
      }
      sameLengths(arguments.get(k), shape);
    }
    boolean all = function.rule() == Function.Rule.COUNT && !Typing.truth(call.arguments().get(0));
    return (from, to, into) -> {
      int start = shape.start(from);
      double[][] blocks = new double[arguments.size()][shape.start(to) - start];
      for (int k = 0; k < blocks.length; k++) {
        if (all) {
          Arrays.fill(blocks[k], 1);
        } else {
          arguments.get(k).fill(start, start + blocks[k].length, blocks[k]);
        }
      }
      reduce(function, shape, from, to, blocks, into);
    };
  }

  private static void reduce(
      Function function, Lists shape, int from, int to, double[][] blocks, double[] into) {
    int start = shape.start(from);
    double[] result = new double[1];
    double[][] own = new double[blocks.length][];
    for (int i = from; i < to; i++) {
      for (int k = 0; k < own.length; k++) {
        own[k] = Arrays.copyOfRange(blocks[k], shape.start(i) - start, shape.start(i + 1) - start);
      }
      function.kernel().apply(own, own[0].length, result);
      into[i - from] = result[0];
    }
  }

  /** Element by element where an argument is a list, with the numbers of its event repeated. */
  private Node apply(Function.Kernel kernel, List<Node> arguments) {
    Lists shape =
        arguments.stream().map(Node::shape).filter(one -> one != null).findFirst().orElse(null);
    List<Node> nodes =
        shape == null ? arguments : arguments.stream().map(node -> repeated(node, shape)).toList();
    Node node =
        (from, to, into) -> {
          double[][] blocks = new double[nodes.size()][to - from];
          for (int k = 0; k < blocks.length; k++) {
            nodes.get(k).fill(from, to, blocks[k]);
          }
          kernel.apply(blocks, to - from, into);
        };
    return shape == null ? node : shaped(shape, node);
  }

  private Node repeated(Node node, Lists shape) {
    if (node.shape() != null) {
      return sameLengths(node, shape);
    }
    return (from, to, into) -> {
      double[] value = new double[1];
      for (int event = eventOf(shape, from), i = from; i < to; event++) {
        int end = Math.min(to, shape.start(event + 1));
        if (i < end) {
          node.fill(event, event + 1, value);
          Arrays.fill(into, i - from, end - from, value[0]);
          i = end;
        }
      }
    };
  }

  private Node sameLengths(Node node, Lists shape) {
    if (node.shape() != shape) {
      for (int i = 0; i <= columns.count(); i++) {
        if (node.shape().start(i) != shape.start(i)) {
          throw new StudyException(
              "two lists of different lengths are combined: event " + Math.max(0, i - 1));
        }
      }
    }
    return node;
  }

  /** The event that holds an element. */
  private int eventOf(Lists shape, int element) {
    int low = 0;
    int high = columns.count() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (shape.start(middle) <= element) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
