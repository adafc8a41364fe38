// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.facts.Keywords;
import hep.assay.dsl.facts.Types;
import hep.assay.runtime.vocabulary.Nearest;
import java.util.List;
import java.util.regex.Pattern;
import org.antlr.runtime.NoViableAltException;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.SyntaxErrorMessageProvider;

/** Says what stands in the wrong place, and how a reserved word becomes a name. */
public class SyntaxMessages extends SyntaxErrorMessageProvider {

  private static final List<String> BLOCKS =
      List.of(
          "import",
          "study",
          "dataset",
          "classifier",
          "regressor",
          "region",
          "nuisance",
          "comparison",
          "explanation",
          "robustness",
          "uncertainty",
          "estimate",
          "fit",
          "export");

  private static final Pattern NAME_OR_NUMBER = Pattern.compile("[A-Za-z0-9_`]+");

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
    return message(
        plain, said.startsWith("missing EOF at") ? outside(text) : said + hint(said, text));
  }

  /** What begins no block although blocks end before it. */
  private String outside(String text) {
    return keywords.all().contains(text)
        ? "'" + text + "' can't stand outside of a block; is there a } too many before it?"
        : "'" + text + "' begins no block" + Nearest.hint(text, BLOCKS);
  }

  /** What is often meant. */
  private String hint(String said, String text) {
    boolean ends = said.endsWith("expecting '}'") || said.endsWith("expecting ')'");
    if (keywords.reserved().contains(text)) {
      return "; as a name it stands in backquotes: `" + text + "`";
    } else if (text.equals("=")) {
      return ends ? "; a comparison is written ==" : "";
    } else if (ends && Types.unit(text).isPresent()) {
      return "; a unit stands right after a number";
    }
    return ends && NAME_OR_NUMBER.matcher(text).matches() ? "; is a comma missing before it?" : "";
  }

  private static SyntaxErrorMessage message(SyntaxErrorMessage plain, String text) {
    return new SyntaxErrorMessage(text, plain.getIssueCode(), plain.getIssueData());
  }
}
