// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.editor;

import hep.assay.dsl.ui.server.OpenStudies;
import java.util.Optional;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/**
 * The study that a command of the editor is about.
 *
 * @param editor the editor in front
 * @param text its text
 * @param study what the server calls it
 */
record ActiveStudy(ITextEditor editor, IDocument text, TextDocumentIdentifier study) {

  static Optional<ActiveStudy> of(ExecutionEvent event) {
    IEditorPart part = HandlerUtil.getActiveEditor(event);
    ITextEditor editor = Adapters.adapt(part, ITextEditor.class);
    if (editor == null) {
      return Optional.empty();
    }
    IDocument text = editor.getDocumentProvider().getDocument(editor.getEditorInput());
    return OpenStudies.identifier(text).map(study -> new ActiveStudy(editor, text, study));
  }

  int caret() {
    return ((ITextSelection) editor.getSelectionProvider().getSelection()).getOffset();
  }
}
