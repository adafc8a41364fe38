// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.conversion;

import org.eclipse.xtext.conversion.IValueConverter;
import org.eclipse.xtext.conversion.ValueConverterException;
import org.eclipse.xtext.nodemodel.INode;

/**
 * A string in double quotes, with the escapes {@code \"}, {@code \\}, {@code \n} and {@code \t} and
 * no others.
 */
final class StringConverter implements IValueConverter<String> {

  @Override
  public String toValue(String text, INode node) {
    StringBuilder value = new StringBuilder(text.length());
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      value.append(c == '\\' ? unescape(text.charAt(++i), node) : c);
    }
    return value.toString();
  }

  private static char unescape(char c, INode node) {
    return switch (c) {
      case '"', '\\' -> c;
      case 'n' -> '\n';
      case 't' -> '\t';
      default ->
          throw new ValueConverterException(
              "Unknown escape \\" + c + " in a string; allowed are \\\" \\\\ \\n \\t.", node, null);
    };
  }

  @Override
  public String toString(String value) {
    StringBuilder text = new StringBuilder(value.length() + 2).append('"');
    for (char c : value.toCharArray()) {
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        default -> text.append(c);
      }
    }
    return text.append('"').toString();
  }
}
