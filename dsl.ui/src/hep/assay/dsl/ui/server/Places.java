// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.server;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Lines and characters of the server as offsets of Eclipse, and back. */
public final class Places {
  private Places() {}

  /** The offset; the nearest that there is where the text has changed meanwhile. */
  public static int offset(IDocument document, Position position) {
    try {
      int line = Math.min(position.getLine(), document.getNumberOfLines() - 1);
      int offset = document.getLineOffset(line) + position.getCharacter();
      return Math.min(offset, document.getLength());
    } catch (BadLocationException e) {
      return document.getLength();
    }
  }

  public static Position position(IDocument document, int offset) {
    try {
      int line = document.getLineOfOffset(offset);
      return new Position(line, offset - document.getLineOffset(line));
    } catch (BadLocationException e) {
      return new Position(0, 0);
    }
  }

  public static IRegion region(IDocument document, Range range) {
    int begin = offset(document, range.getStart());
    return new Region(begin, Math.max(0, offset(document, range.getEnd()) - begin));
  }
}
