// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.outline;

import hep.assay.dsl.ui.server.OpenStudies;
import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;

/** Gives an editor that shows a study its outline. */
public final class StudyOutlineFactory implements IAdapterFactory {
  @Override
  public <T> T getAdapter(Object adapted, Class<T> wanted) {
    if (adapted instanceof ITextEditor editor && wanted == IContentOutlinePage.class) {
      IDocument text = editor.getDocumentProvider().getDocument(editor.getEditorInput());
      return OpenStudies.identifier(text)
          .map(study -> wanted.cast(new StudyOutline(editor, text, study)))
          .orElse(null);
    }
    return null;
  }

  @Override
  public Class<?>[] getAdapterList() {
    return new Class<?>[] {IContentOutlinePage.class};
  }
}
