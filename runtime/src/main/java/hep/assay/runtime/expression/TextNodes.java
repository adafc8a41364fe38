// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import hep.assay.runtime.expression.Evaluator.Node;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The parts of a compiled expression that compare texts, by their codes where one is a constant.
 */
final class TextNodes {
  private final Columns columns;

  TextNodes(Columns columns) {
    this.columns = columns;
  }

  /** Whether an expression is a text or a column of texts. */
  boolean isText(Expression expression) {
    return expression instanceof Expression.Text
        || expression instanceof Expression.Column column && columns.values(column.name()).isText();
  }

  /** Equal or not; a missing text is neither. */
  Node comparison(Expression.Binary binary) {
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

  /** Whether a text is one of some constants. */
  Node oneOf(Expression.OneOf oneOf) {
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

  /** Whether a text is missing. */
  Node isMissing(Expression expression) {
    Texts texts = texts(expression);
    return (from, to, into) -> {
      for (int i = from; i < to; i++) {
        into[i - from] = texts.code(i) < 0 ? 1 : 0;
      }
    };
  }
}
