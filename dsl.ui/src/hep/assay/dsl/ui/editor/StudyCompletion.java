// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.editor;

import hep.assay.dsl.ui.server.OpenStudies;
import hep.assay.dsl.ui.server.Places;
import hep.assay.dsl.ui.server.StudyServer;
import java.util.List;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.TextEdit;

/** Ctrl+Space. */
public final class StudyCompletion implements IContentAssistProcessor {
  private static final long PATIENCE_MILLISECONDS = 5000;

  @Override
  public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
    IDocument text = viewer.getDocument();
    return OpenStudies.identifier(text)
        .flatMap(
            study ->
                StudyServer.ask(
                    PATIENCE_MILLISECONDS,
                    server ->
                        server.completion(
                            new CompletionParams(study, Places.position(text, offset)))))
        .map(found -> found.isLeft() ? found.getLeft() : found.getRight().getItems())
        .orElse(List.of())
        .stream()
        .map(item -> proposal(text, item))
        .toArray(ICompletionProposal[]::new);
  }

  private static ICompletionProposal proposal(IDocument text, CompletionItem item) {
    TextEdit edit = item.getTextEdit().getLeft();
    IRegion replaced = Places.region(text, edit.getRange());
    String detail = item.getDetail();
    String shown =
        detail == null || detail.isBlank() ? item.getLabel() : item.getLabel() + " - " + detail;
    return new CompletionProposal(
        edit.getNewText(),
        replaced.getOffset(),
        replaced.getLength(),
        edit.getNewText().length(),
        null,
        shown,
        null,
        item.getDocumentation() == null
            ? null
            : PlainText.of(
                item.getDocumentation().isLeft()
                    ? item.getDocumentation().getLeft()
                    : item.getDocumentation().getRight().getValue()));
  }

  @Override
  public char[] getCompletionProposalAutoActivationCharacters() {
    return new char[] {'.'};
  }

  @Override
  public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
    return null;
  }

  @Override
  public char[] getContextInformationAutoActivationCharacters() {
    return null;
  }

  @Override
  public String getErrorMessage() {
    return null;
  }

  @Override
  public IContextInformationValidator getContextInformationValidator() {
    return null;
  }
}
