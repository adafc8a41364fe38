// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.proposal;

import hep.assay.dsl.assay.AssayPackage;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistContext;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;

/** Which clause of a header a name would stand in that is not written yet. */
final class Clauses {
  private Clauses() {}

  /** The clause of the nearest keyword before the place; null where that begins no clause. */
  static EReference before(ContentAssistContext context) {
    INode node = context.getLastCompleteNode();
    while (node != null && !isWord(node)) {
      node = node.hasPreviousSibling() ? last(node.getPreviousSibling()) : node.getParent();
    }
    return node == null
        ? null
        : switch (node.getText()) {
          case "on" -> AssayPackage.Literals.ON__ON;
          case "of" -> AssayPackage.Literals.OF__OF;
          case "in" -> AssayPackage.Literals.IN__REGIONS;
          default -> null;
        };
  }

  private static INode last(INode node) {
    INode last = node;
    while (last instanceof org.eclipse.xtext.nodemodel.ICompositeNode composite
        && composite.hasChildren()) {
      last = composite.getLastChild();
    }
    return last;
  }

  private static boolean isWord(INode node) {
    return node instanceof ILeafNode leaf
        && !leaf.isHidden()
        && leaf.getGrammarElement() instanceof Keyword keyword
        && Character.isLetter(keyword.getValue().charAt(0));
  }
}
