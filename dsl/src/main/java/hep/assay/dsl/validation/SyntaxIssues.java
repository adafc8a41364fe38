// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import org.eclipse.emf.ecore.resource.Resource.Diagnostic;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.resource.XtextSyntaxDiagnostic;
import org.eclipse.xtext.util.IAcceptor;
import org.eclipse.xtext.validation.DiagnosticConverterImpl;
import org.eclipse.xtext.validation.Issue;

/**
 * Gives what the lexer can't read a message of its own: {@code 5eV} looks like the beginning of
 * 5e9.
 */
public class SyntaxIssues extends DiagnosticConverterImpl {

  /**
   * What the lexer says of an exponent without digits; of an empty name in backquotes too, which is
   * shorter.
   */
  private static final String NOTHING_FOLLOWS = "required (...)+ loop did not match anything";

  private static final int SHORTEST_NUMBER = "5e".length();

  @Override
  public void convertResourceDiagnostic(
      Diagnostic diagnostic, Severity severity, IAcceptor<Issue> acceptor) {
    boolean number =
        diagnostic instanceof XtextSyntaxDiagnostic syntax
            && syntax.getMessage().startsWith(NOTHING_FOLLOWS)
            && syntax.getLength() >= SHORTEST_NUMBER;
    super.convertResourceDiagnostic(
        diagnostic, severity, number ? issue -> acceptor.accept(ofNumber(issue)) : acceptor);
  }

  private static Issue ofNumber(Issue issue) {
    Issue.IssueImpl own = (Issue.IssueImpl) issue;
    own.setCode(IssueCodes.NUMBER_AND_LETTERS);
    own.setMessage(
        "a number runs into letters here, and 5e begins a number such as 5e9; write a space before the unit, as in 5 eV");
    return own;
  }
}
