// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.editor;

import hep.assay.dsl.ui.server.Edits;
import hep.assay.dsl.ui.server.Places;
import hep.assay.dsl.ui.server.StudyServer;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.ui.handlers.HandlerUtil;

/** Alt+Shift+R: renames a block, sample or column and all its uses. */
public final class RenameName extends AbstractHandler {
  private static final long PATIENCE_MILLISECONDS = 5000;

  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    ActiveStudy active = ActiveStudy.of(event).orElse(null);
    if (active == null) {
      return null;
    }
    InputDialog dialog =
        new InputDialog(
            HandlerUtil.getActiveShell(event),
            "Rename",
            "New name, here and where it is used:",
            "",
            name -> name.isBlank() ? "A name is needed." : null);
    if (dialog.open() == Window.OK) {
      rename(active, dialog.getValue().strip());
    }
    return null;
  }

  static void rename(ActiveStudy active, String name) throws ExecutionException {
    Position place = Places.position(active.text(), active.caret());
    WorkspaceEdit edit =
        StudyServer.ask(
                PATIENCE_MILLISECONDS,
                server -> server.rename(new RenameParams(active.study(), place, name)))
            .orElseThrow(
                () -> new ExecutionException("There is no name here that could be changed."));
    try {
      Edits.apply(edit);
    } catch (CoreException e) {
      throw new ExecutionException(e.getMessage(), e);
    }
  }
}
