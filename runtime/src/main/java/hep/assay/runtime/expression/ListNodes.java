// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import hep.assay.runtime.expression.Evaluator.Node;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.List;

/** The parts of a compiled expression that work on the elements of lists. */
final class ListNodes {
  private final Columns columns;

  ListNodes(Columns columns) {
    this.columns = columns;
  }

  /** The same node, of a list's elements. */
  static Node shaped(Lists shape, Node node) {
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

  /** One number per event from its elements; a count of numbers counts all of them. */
  Node ofList(Expression.Call call, Function function, List<Node> arguments) {
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

  /** A node as one of a list's elements: its numbers, or those of the event repeated. */
  Node repeated(Node node, Lists shape) {
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
