// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.editor;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.part.PageBookView;

/** Finds the tree that a view shows. */
final class TreeFinder {
  private TreeFinder() {}

  /** The tree of the view's current page once it has items; null before. */
  static Tree filled(IViewPart view) {
    Control page = ((PageBookView) view).getCurrentPage().getControl();
    Tree tree = page instanceof Tree found ? found : inside(page);
    return tree != null && tree.getItemCount() > 0 ? tree : null;
  }

  private static Tree inside(Control control) {
    if (control instanceof Composite composite) {
      for (Control child : composite.getChildren()) {
        if (child instanceof Tree tree) {
          return tree;
        }
      }
    }
    return null;
  }
}
