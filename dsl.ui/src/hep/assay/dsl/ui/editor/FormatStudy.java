// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.editor;

import hep.assay.dsl.ui.server.Edits;
import hep.assay.dsl.ui.server.StudyServer;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;

/** Ctrl+Shift+F. */
public final class FormatStudy extends AbstractHandler {
  private static final long PATIENCE_MILLISECONDS = 5000;
  private static final int INDENT = 2;

  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    ActiveStudy active = ActiveStudy.of(event).orElse(null);
    if (active == null) {
      return null;
    }
    DocumentFormattingParams asked =
        new DocumentFormattingParams(active.study(), new FormattingOptions(INDENT, true));
    try {
      Edits.apply(
          active.text(),
          StudyServer.ask(PATIENCE_MILLISECONDS, server -> server.formatting(asked))
              .orElse(List.of()));
      return null;
    } catch (CoreException e) {
      throw new ExecutionException(e.getMessage(), e);
    }
  }
}
