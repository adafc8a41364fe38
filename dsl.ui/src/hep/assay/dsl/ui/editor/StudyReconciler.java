// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.editor;

import hep.assay.dsl.ui.server.OpenStudies;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;

/** Ties an editor's text to the server while it is shown, and keeps its colours. */
public final class StudyReconciler implements IReconciler, ITextInputListener {
  private ITextViewer viewer;
  private SemanticColours colours;
  private IDocument shown;

  @Override
  public void install(ITextViewer textViewer) {
    viewer = textViewer;
    viewer.addTextInputListener(this);
    colours = new SemanticColours(viewer);
    inputDocumentChanged(null, viewer.getDocument());
  }

  @Override
  public void uninstall() {
    viewer.removeTextInputListener(this);
    inputDocumentAboutToBeChanged(shown, null);
    colours.dispose();
  }

  @Override
  public void inputDocumentAboutToBeChanged(IDocument before, IDocument after) {
    if (shown != null) {
      colours.leave(shown);
      OpenStudies.hidden(shown);
      shown = null;
    }
  }

  @Override
  public void inputDocumentChanged(IDocument before, IDocument after) {
    if (after != null && shown == null) {
      shown = after;
      OpenStudies.shown(after);
      colours.enter(after);
    }
  }

  @Override
  public IReconcilingStrategy getReconcilingStrategy(String contentType) {
    return null;
  }
}
