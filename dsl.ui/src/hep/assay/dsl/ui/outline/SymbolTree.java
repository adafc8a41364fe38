// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.outline;

import java.util.List;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.lsp4j.DocumentSymbol;

/** A list of symbols and what they hold. */
final class SymbolTree implements ITreeContentProvider {
  @Override
  public Object[] getElements(Object input) {
    return ((List<?>) input).toArray();
  }

  @Override
  public Object[] getChildren(Object element) {
    return ((DocumentSymbol) element).getChildren().toArray();
  }

  @Override
  public Object getParent(Object element) {
    return null;
  }

  @Override
  public boolean hasChildren(Object element) {
    return !((DocumentSymbol) element).getChildren().isEmpty();
  }
}
