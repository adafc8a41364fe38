// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.outline;

import hep.assay.dsl.ui.server.Places;
import hep.assay.dsl.ui.server.StudyServer;
import java.util.List;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;

/** The outline of one editor, asked for anew a moment after the text has changed. */
final class StudyOutline extends ContentOutlinePage implements IDocumentListener {
  private static final long PAUSE_MILLISECONDS = 300;
  private static final long PATIENCE_MILLISECONDS = 20_000;

  private final ITextEditor editor;
  private final IDocument text;
  private final TextDocumentIdentifier study;
  private final Job refresh = Job.createSystem("Outline of a study", this::ask);

  StudyOutline(ITextEditor editor, IDocument text, TextDocumentIdentifier study) {
    this.editor = editor;
    this.text = text;
    this.study = study;
  }

  @Override
  public void createControl(Composite parent) {
    super.createControl(parent);
    TreeViewer tree = getTreeViewer();
    tree.setContentProvider(new SymbolTree());
    tree.setLabelProvider(new DelegatingStyledCellLabelProvider(new SymbolLabels()));
    text.addDocumentListener(this);
    refresh.schedule();
  }

  @Override
  public void dispose() {
    refresh.cancel();
    text.removeDocumentListener(this);
    super.dispose();
  }

  private IStatus ask(IProgressMonitor monitor) {
    StudyServer.ask(
            PATIENCE_MILLISECONDS, server -> server.documentSymbol(new DocumentSymbolParams(study)))
        .map(symbols -> symbols.stream().map(symbol -> symbol.getRight()).toList())
        .ifPresent(symbols -> Display.getDefault().asyncExec(() -> show(symbols)));
    return Status.OK_STATUS;
  }

  private void show(List<DocumentSymbol> symbols) {
    TreeViewer tree = getTreeViewer();
    if (tree != null && !tree.getControl().isDisposed()) {
      tree.setInput(symbols);
      tree.expandToLevel(2);
    }
  }

  @Override
  public void selectionChanged(SelectionChangedEvent event) {
    super.selectionChanged(event);
    Object chosen = ((IStructuredSelection) event.getSelection()).getFirstElement();
    if (chosen instanceof DocumentSymbol symbol) {
      IRegion place = Places.region(text, symbol.getSelectionRange());
      editor.selectAndReveal(place.getOffset(), place.getLength());
    }
  }

  @Override
  public void documentAboutToBeChanged(DocumentEvent event) {}

  @Override
  public void documentChanged(DocumentEvent event) {
    refresh.schedule(PAUSE_MILLISECONDS);
  }
}
