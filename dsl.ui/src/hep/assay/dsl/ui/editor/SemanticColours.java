// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.editor;

import hep.assay.dsl.ui.server.OpenStudies;
import hep.assay.dsl.ui.server.Places;
import hep.assay.dsl.ui.server.StudyServer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.BadPositionCategoryException;
import org.eclipse.jface.text.DefaultPositionUpdater;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.IPositionUpdater;
import org.eclipse.jface.text.ITextPresentationListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension4;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Colours by what the server says each word means; kept in place while the text moves. */
final class SemanticColours implements ITextPresentationListener, IDocumentListener {
  private static final long PAUSE_MILLISECONDS = 200;
  private static final long PATIENCE_MILLISECONDS = 20_000;

  private final ITextViewer viewer;
  private final String category = "hep.assay.colours." + System.identityHashCode(this);
  private final IPositionUpdater updater = new DefaultPositionUpdater(category);
  private final Job refresh = Job.createSystem("Colours of a study", this::ask);
  private volatile IDocument document;

  /** A word of the text and what it is. */
  private static final class Coloured extends Position {
    private final String type;

    Coloured(int offset, int length, String type) {
      super(offset, length);
      this.type = type;
    }
  }

  SemanticColours(ITextViewer viewer) {
    this.viewer = viewer;
    if (viewer instanceof ITextViewerExtension4 painted) {
      painted.addTextPresentationListener(this);
    }
  }

  void dispose() {
    refresh.cancel();
    if (viewer instanceof ITextViewerExtension4 painted) {
      painted.removeTextPresentationListener(this);
    }
  }

  void enter(IDocument text) {
    document = text;
    text.addPositionCategory(category);
    text.addPositionUpdater(updater);
    text.addDocumentListener(this);
    refresh.schedule();
  }

  void leave(IDocument text) {
    document = null;
    text.removeDocumentListener(this);
    text.removePositionUpdater(updater);
    try {
      text.removePositionCategory(category);
    } catch (BadPositionCategoryException e) {
      // It is gone, as was wanted.
    }
  }

  @Override
  public void documentAboutToBeChanged(DocumentEvent event) {}

  @Override
  public void documentChanged(DocumentEvent event) {
    refresh.schedule(PAUSE_MILLISECONDS);
  }

  private IStatus ask(IProgressMonitor monitor) {
    IDocument text = document;
    OpenStudies.identifier(text)
        .flatMap(
            study ->
                StudyServer.ask(
                    PATIENCE_MILLISECONDS,
                    server -> server.semanticTokensFull(new SemanticTokensParams(study))))
        .ifPresent(tokens -> Display.getDefault().asyncExec(() -> show(text, tokens.getData())));
    return Status.OK_STATUS;
  }

  private void show(IDocument text, List<Integer> data) {
    Control control = viewer.getTextWidget();
    if (text != document || control == null || control.isDisposed()) {
      return;
    }
    try {
      for (Position old : text.getPositions(category)) {
        text.removePosition(category, old);
      }
      for (Coloured word : words(text, data)) {
        text.addPosition(category, word);
      }
      viewer.invalidateTextPresentation();
    } catch (BadLocationException | BadPositionCategoryException e) {
      // The text has changed meanwhile, and is asked about again.
    }
  }

  /** The protocol's five numbers a word: lines on, characters on, length, type, modifiers. */
  private static List<Coloured> words(IDocument text, List<Integer> data) {
    List<String> types = StudyServer.tokenTypes();
    List<Coloured> words = new ArrayList<>();
    int line = 0;
    int column = 0;
    for (int i = 0; i + 4 < data.size() && !types.isEmpty(); i += 5) {
      column = data.get(i) == 0 ? column + data.get(i + 1) : data.get(i + 1);
      line += data.get(i);
      int offset = Places.offset(text, new org.eclipse.lsp4j.Position(line, column));
      int length = Math.min(data.get(i + 2), text.getLength() - offset);
      words.add(new Coloured(offset, length, types.get(data.get(i + 3))));
    }
    return words;
  }

  @Override
  public void applyTextPresentation(TextPresentation presentation) {
    IDocument text = document;
    if (text == null || !text.containsPositionCategory(category)) {
      return;
    }
    int begin = presentation.getExtent().getOffset();
    int end = begin + presentation.getExtent().getLength();
    Color background = viewer.getTextWidget().getBackground();
    try {
      for (Position position : text.getPositions(category)) {
        if (position instanceof Coloured word
            && !word.isDeleted()
            && word.getOffset() < end
            && word.getOffset() + word.getLength() > begin) {
          merge(presentation, word, background);
        }
      }
    } catch (BadPositionCategoryException e) {
      // The editor shows another text by now.
    }
  }

  private static void merge(TextPresentation presentation, Coloured word, Color background) {
    Color colour = Palette.colour(word.type, background);
    if (colour != null) {
      presentation.mergeStyleRange(
          new StyleRange(
              word.getOffset(), word.getLength(), colour, null, Palette.style(word.type)));
    }
  }
}
