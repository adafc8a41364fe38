// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.editor;

import hep.assay.dsl.ui.server.Edits;
import hep.assay.dsl.ui.server.Problems;
import hep.assay.dsl.ui.server.StudyServer;
import java.util.List;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;

/** Ctrl+1 on a problem: the server's quick fixes. */
public final class StudyFixes implements IMarkerResolutionGenerator2 {
  private static final long PATIENCE_MILLISECONDS = 2000;

  @Override
  public IMarkerResolution[] getResolutions(IMarker marker) {
    return actions(marker).stream().map(StudyFixes::resolution).toArray(IMarkerResolution[]::new);
  }

  @Override
  public boolean hasResolutions(IMarker marker) {
    return !actions(marker).isEmpty();
  }

  private static List<CodeAction> actions(IMarker marker) {
    Diagnostic problem = Problems.of(marker);
    if (problem == null || marker.getResource().getLocationURI() == null) {
      return List.of();
    }
    String uri = StudyServer.address(marker.getResource().getLocationURI());
    CodeActionParams asked =
        new CodeActionParams(
            new TextDocumentIdentifier(uri),
            problem.getRange(),
            new CodeActionContext(List.of(problem)));
    return StudyServer.ask(PATIENCE_MILLISECONDS, server -> server.codeAction(asked))
        .orElse(List.of())
        .stream()
        .map(either -> either.getRight())
        .toList();
  }

  private static IMarkerResolution resolution(CodeAction action) {
    return new IMarkerResolution() {
      @Override
      public String getLabel() {
        return action.getTitle();
      }

      @Override
      public void run(IMarker marker) {
        try {
          Edits.apply(action.getEdit());
        } catch (CoreException e) {
          ILog.of(StudyFixes.class).error("Could not apply: " + action.getTitle(), e);
        }
      }
    };
  }
}
