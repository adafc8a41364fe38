// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.editor;

import java.util.Map;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;

/** The colours of a study, on a light and on a dark background. */
final class Palette {
  private Palette() {}

  private static final Map<String, RGB[]> COLOURS =
      Map.of(
          SemanticTokenTypes.Keyword, of(0x7f0055, 0xcc7abf),
          SemanticTokenTypes.Comment, of(0x5f7f5f, 0x7fa07f),
          SemanticTokenTypes.String, of(0x2a00c0, 0x8fb5ff),
          SemanticTokenTypes.Number, of(0x1f6f8b, 0x7fc7d9),
          SemanticTokenTypes.Type, of(0x1f6f8b, 0x7fc7d9),
          SemanticTokenTypes.Function, of(0x795e26, 0xdcdcaa),
          SemanticTokenTypes.Parameter, of(0x6a6a6a, 0xa8a8a8),
          SemanticTokenTypes.Modifier, of(0xa04a00, 0xe0a060),
          SemanticTokenTypes.Property, of(0x0000a0, 0x9cdcfe),
          SemanticTokenTypes.Class, of(0x005f5f, 0x4ec9b0));

  private static RGB[] of(int light, int dark) {
    return new RGB[] {rgb(light), rgb(dark)};
  }

  private static RGB rgb(int value) {
    return new RGB(value >> 16, (value >> 8) & 0xff, value & 0xff);
  }

  /** The colour of a kind of token; null where it has the colour of the text. */
  static Color colour(String type, Color background) {
    RGB[] known =
        COLOURS.get(SemanticTokenTypes.EnumMember.equals(type) ? SemanticTokenTypes.Class : type);
    return known == null ? null : new Color(known[isDark(background) ? 1 : 0]);
  }

  static int style(String type) {
    return SemanticTokenTypes.Keyword.equals(type) ? SWT.BOLD : SWT.NORMAL;
  }

  private static boolean isDark(Color background) {
    Color ground =
        background == null
            ? Display.getDefault().getSystemColor(SWT.COLOR_LIST_BACKGROUND)
            : background;
    return 0.3 * ground.getRed() + 0.59 * ground.getGreen() + 0.11 * ground.getBlue() < 128;
  }
}
