// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.formatting2;

import hep.assay.dsl.assay.AssayFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.formatting2.AbstractJavaFormatter;
import org.eclipse.xtext.formatting2.IFormattableDocument;
import org.eclipse.xtext.formatting2.regionaccess.ISemanticRegion;

/** Formats a study token by token; see the package for the layout. */
public class AssayFormatter extends AbstractJavaFormatter {

  protected void format(AssayFile file, IFormattableDocument document) {
    Map<ISemanticRegion, ISemanticRegion> blocks = blocks(file);
    Set<ISemanticRegion> lineStarts = new HashSet<>();
    Set<ISemanticRegion> closings = new HashSet<>();
    file.eContents().forEach(content -> starts(content, lineStarts));
    blocks.forEach(
        (open, close) -> {
          if (open.getNextSemanticRegion() != close && isMultiline(open, close)) {
            document.interior(open, close, region -> region.indent());
            members(open).forEach(content -> starts(content, lineStarts));
            closings.add(close);
          }
        });
    Map<ISemanticRegion, Integer> gaps = new Alignment(textRegionExtensions).of(file, lineStarts);
    blocks.forEach(
        (open, close) -> {
          if (!closings.contains(close)) {
            members(open).skip(1).forEach(member -> gaps.put(firstToken(member), 2));
          }
        });
    layOut(document, lineStarts, closings, gaps);
  }

  private void layOut(
      IFormattableDocument document,
      Set<ISemanticRegion> lineStarts,
      Set<ISemanticRegion> closings,
      Map<ISemanticRegion, Integer> gaps) {
    ISemanticRegion last = null;
    for (ISemanticRegion token :
        getTextRegionAccess().regionForRootEObject().getAllSemanticRegions()) {
      if (last == null) {
        startOfFile(document, token);
      } else if (closings.contains(token)) {
        document.prepend(token, it -> it.setNewLines(1));
      } else if (lineStarts.contains(token)) {
        boolean opensBlock = "{".equals(token.getPreviousSemanticRegion().getText());
        document.prepend(token, it -> it.setNewLines(1, 1, opensBlock ? 1 : 2));
      } else {
        int gap =
            gaps.getOrDefault(token, Spacing.between(token.getPreviousSemanticRegion(), token));
        document.prepend(token, it -> it.setSpace(" ".repeat(gap)));
      }
      last = token;
    }
    if (last != null) {
      document.append(last, it -> it.setNewLines(1));
    }
  }

  /** Opening braces with their closing ones; nothing but blocks has braces. */
  private Map<ISemanticRegion, ISemanticRegion> blocks(AssayFile file) {
    Map<ISemanticRegion, ISemanticRegion> blocks = new HashMap<>();
    Deque<ISemanticRegion> open = new ArrayDeque<>();
    for (ISemanticRegion token :
        getTextRegionAccess().regionForRootEObject().getAllSemanticRegions()) {
      if ("{".equals(token.getText())) {
        open.push(token);
      } else if ("}".equals(token.getText()) && !open.isEmpty()) {
        blocks.put(open.pop(), token);
      }
    }
    return blocks;
  }

  /** Nothing before the first token but comments, which keep lines of their own. */
  private static void startOfFile(IFormattableDocument document, ISemanticRegion first) {
    if (first.getPreviousHiddenRegion().containsComment()) {
      document.prepend(first, it -> it.setNewLines(1, 1, 2));
    } else {
      document.prepend(first, it -> it.noSpace());
    }
  }

  private Stream<EObject> members(ISemanticRegion open) {
    return open.getSemanticElement().eContents().stream()
        .filter(content -> isMember(content, open));
  }

  private ISemanticRegion firstToken(EObject content) {
    return textRegionExtensions.regionForEObject(content).getAllSemanticRegions().iterator().next();
  }

  private void starts(EObject content, Set<ISemanticRegion> lineStarts) {
    ISemanticRegion first = firstToken(content);
    if (first.getPreviousSemanticRegion() != null) {
      lineStarts.add(first);
    }
  }

  private boolean isMember(EObject content, ISemanticRegion open) {
    return textRegionExtensions.regionForEObject(content).getOffset() > open.getOffset();
  }

  private static boolean isMultiline(ISemanticRegion open, ISemanticRegion close) {
    String text =
        open.getTextRegionAccess()
            .regionForOffset(open.getOffset(), close.getEndOffset() - open.getOffset())
            .getText();
    return text.indexOf('\n') >= 0;
  }
}
