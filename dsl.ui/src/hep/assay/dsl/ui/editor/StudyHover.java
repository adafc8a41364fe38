// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.editor;

import hep.assay.dsl.ui.server.OpenStudies;
import hep.assay.dsl.ui.server.Places;
import hep.assay.dsl.ui.server.StudyServer;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;

/** What a word or name is, under the pointer. */
public final class StudyHover implements ITextHover {
  private static final long PATIENCE_MILLISECONDS = 2000;

  @Override
  public String getHoverInfo(ITextViewer viewer, IRegion region) {
    IDocument text = viewer.getDocument();
    return OpenStudies.identifier(text)
        .flatMap(
            study ->
                StudyServer.ask(
                    PATIENCE_MILLISECONDS,
                    server ->
                        server.hover(
                            new HoverParams(study, Places.position(text, region.getOffset())))))
        .map(Hover::getContents)
        .filter(contents -> contents.isRight() && !contents.getRight().getValue().isBlank())
        .map(contents -> PlainText.of(contents.getRight().getValue()))
        .orElse(null);
  }

  @Override
  public IRegion getHoverRegion(ITextViewer viewer, int offset) {
    return new Region(offset, 0);
  }
}
