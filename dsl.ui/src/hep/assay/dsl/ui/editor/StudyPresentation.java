// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.editor;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.text.rules.EndOfLineRule;
import org.eclipse.jface.text.rules.IRule;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.NumberRule;
import org.eclipse.jface.text.rules.RuleBasedScanner;
import org.eclipse.jface.text.rules.SingleLineRule;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.lsp4j.SemanticTokenTypes;

/**
 * Comments, texts and numbers, which a line shows by itself, at once while typing. All else is
 * coloured by meaning, a moment later, by {@link SemanticColours}.
 */
public final class StudyPresentation extends PresentationReconciler {
  public StudyPresentation() {
    RuleBasedScanner scanner = new RuleBasedScanner();
    scanner.setRules(
        new IRule[] {
          new EndOfLineRule("//", token(SemanticTokenTypes.Comment)),
          new SingleLineRule("\"", "\"", token(SemanticTokenTypes.String), '\\'),
          new SingleLineRule("`", "`", Token.UNDEFINED),
          new NameRule(),
          new NumberRule(token(SemanticTokenTypes.Number)),
        });
    DefaultDamagerRepairer lines = new DefaultDamagerRepairer(scanner);
    setDamager(lines, IDocument.DEFAULT_CONTENT_TYPE);
    setRepairer(lines, IDocument.DEFAULT_CONTENT_TYPE);
  }

  private static IToken token(String type) {
    return new Token(new TextAttribute(Palette.colour(type, null), null, Palette.style(type)));
  }

  /** Passes over names, so that the digit of {@code tau21} is no number. */
  private static final class NameRule implements IRule {
    @Override
    public IToken evaluate(org.eclipse.jface.text.rules.ICharacterScanner scanner) {
      int next = scanner.read();
      if (next == org.eclipse.jface.text.rules.ICharacterScanner.EOF
          || !Character.isJavaIdentifierStart(next)) {
        scanner.unread();
        return Token.UNDEFINED;
      }
      while (next != org.eclipse.jface.text.rules.ICharacterScanner.EOF
          && Character.isJavaIdentifierPart(next)) {
        next = scanner.read();
      }
      scanner.unread();
      return new Token(null);
    }
  }
}
