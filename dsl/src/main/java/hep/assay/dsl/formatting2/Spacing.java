// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.formatting2;

import hep.assay.dsl.assay.Column;
import hep.assay.dsl.assay.Luminosity;
import hep.assay.dsl.assay.Unary;
import java.util.Set;
import org.eclipse.xtext.formatting2.regionaccess.ISemanticRegion;

/** How many spaces stand between two tokens of one line. */
final class Spacing {

  private static final Set<String> TIGHT_BEFORE = Set.of(",", ")", "]", ".", "^");
  private static final Set<String> TIGHT_AFTER = Set.of("(", "[", ".", "^", "!");

  private Spacing() {}

  static int between(ISemanticRegion left, ISemanticRegion right) {
    boolean tight =
        TIGHT_BEFORE.contains(right.getText())
            || TIGHT_AFTER.contains(left.getText())
            || isSign(left)
            || isCallOrIndex(left, right)
            || left.getText().equals("/") && left.getSemanticElement() instanceof Luminosity
            || left.getText().equals("{") && right.getText().equals("}");
    return tight ? 0 : 1;
  }

  private static boolean isSign(ISemanticRegion left) {
    return left.getText().equals("-") && left.getSemanticElement() instanceof Unary;
  }

  /**
   * The opening bracket right after a word: arguments or an index, but not the unit of a column.
   */
  private static boolean isCallOrIndex(ISemanticRegion left, ISemanticRegion right) {
    String text = right.getText();
    return (text.equals("(") || text.equals("["))
        && left.getSemanticElement() == right.getSemanticElement()
        && !(right.getSemanticElement() instanceof Column)
        && Tokens.isWord(left);
  }
}
