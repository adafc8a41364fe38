// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.facts.Keywords;
import org.antlr.runtime.NoViableAltException;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.SyntaxErrorMessageProvider;

/** Says what stands in the wrong place, and how a reserved word becomes a name. */
public class SyntaxMessages extends SyntaxErrorMessageProvider {

  @Inject private Keywords keywords;

  @Override
  public SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
    SyntaxErrorMessage plain = super.getSyntaxErrorMessage(context);
    RecognitionException cause = context.getRecognitionException();
    Token token = cause == null ? null : cause.token;
    if (plain == null || token == null) {
      return plain;
    }
    if (token.getType() == Token.EOF) {
      return message(plain, "the file ends too early; is a } missing?");
    }
    String text = token.getText();
    boolean nowhere = cause instanceof NoViableAltException;
    String said = nowhere ? "'" + text + "' can't stand here" : plain.getMessage();
    boolean reserved = keywords.reserved().contains(text);
    return message(
        plain, reserved ? said + "; as a name it stands in backquotes: `" + text + "`" : said);
  }

  private static SyntaxErrorMessage message(SyntaxErrorMessage plain, String text) {
    return new SyntaxErrorMessage(text, plain.getIssueCode(), plain.getIssueData());
  }
}
