// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.formatting2;

import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.formatting2.regionaccess.ISemanticRegion;

/** What kind of token a region is. */
final class Tokens {

  private Tokens() {}

  /**
   * A name or a word of the vocabulary, not a keyword such as {@code and}; a closing bracket
   * counts, as in {@code f(x)[0]}.
   */
  static boolean isWord(ISemanticRegion token) {
    return !(token.getGrammarElement() instanceof Keyword) || token.getText().equals(")");
  }
}
