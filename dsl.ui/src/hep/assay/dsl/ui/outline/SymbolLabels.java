// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.outline;

import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.lsp4j.DocumentSymbol;

/** The name, and what it is in grey. */
final class SymbolLabels extends LabelProvider implements IStyledLabelProvider {
  @Override
  public StyledString getStyledText(Object element) {
    DocumentSymbol symbol = (DocumentSymbol) element;
    StyledString label = new StyledString(symbol.getName());
    if (symbol.getDetail() != null && !symbol.getDetail().isEmpty()) {
      label.append(" " + symbol.getDetail(), StyledString.DECORATIONS_STYLER);
    }
    return label;
  }

  @Override
  public String getText(Object element) {
    return ((DocumentSymbol) element).getName();
  }
}
