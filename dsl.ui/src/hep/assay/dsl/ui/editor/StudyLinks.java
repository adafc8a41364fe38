// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.editor;

import hep.assay.dsl.ui.server.OpenStudies;
import hep.assay.dsl.ui.server.Places;
import hep.assay.dsl.ui.server.StudyServer;
import java.net.URI;
import java.util.List;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.hyperlink.AbstractHyperlinkDetector;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** Ctrl+click and F3: from a name to where it is declared. */
public final class StudyLinks extends AbstractHyperlinkDetector {
  private static final long PATIENCE_MILLISECONDS = 1000;

  @Override
  public IHyperlink[] detectHyperlinks(ITextViewer viewer, IRegion region, boolean several) {
    IDocument text = viewer.getDocument();
    List<IHyperlink> links =
        OpenStudies.identifier(text)
            .flatMap(
                study ->
                    StudyServer.ask(
                        PATIENCE_MILLISECONDS,
                        server ->
                            server.definition(
                                new DefinitionParams(
                                    study, Places.position(text, region.getOffset())))))
            .map(found -> found.isLeft() ? found.getLeft() : List.<Location>of())
            .orElse(List.of())
            .stream()
            .<IHyperlink>map(location -> new Link(word(text, region.getOffset()), location))
            .toList();
    return links.isEmpty() ? null : links.toArray(IHyperlink[]::new);
  }

  private static IRegion word(IDocument document, int offset) {
    String text = document.get();
    int begin = offset;
    while (begin > 0 && Character.isJavaIdentifierPart(text.charAt(begin - 1))) {
      begin--;
    }
    int end = offset;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return new Region(begin, end - begin);
  }

  /** Where a name leads. */
  private record Link(IRegion region, Location location) implements IHyperlink {
    @Override
    public IRegion getHyperlinkRegion() {
      return region;
    }

    @Override
    public String getTypeLabel() {
      return null;
    }

    @Override
    public String getHyperlinkText() {
      return "Open Declaration";
    }

    @Override
    public void open() {
      IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
      try {
        IEditorPart editor =
            IDE.openEditorOnFileStore(page, EFS.getStore(URI.create(location.getUri())));
        if (editor instanceof ITextEditor shown) {
          IDocument text = shown.getDocumentProvider().getDocument(shown.getEditorInput());
          IRegion place = Places.region(text, location.getRange());
          shown.selectAndReveal(place.getOffset(), place.getLength());
        }
      } catch (CoreException e) {
        ILog.of(StudyLinks.class).error("Could not open " + location.getUri(), e);
      }
    }
  }
}
