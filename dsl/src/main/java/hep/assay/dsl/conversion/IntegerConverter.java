// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.conversion;

import org.eclipse.xtext.conversion.IValueConverter;
import org.eclipse.xtext.conversion.ValueConverterException;
import org.eclipse.xtext.nodemodel.INode;

/** A whole number of up to 64 bits. */
final class IntegerConverter implements IValueConverter<Long> {

  @Override
  public Long toValue(String text, INode node) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException tooLarge) {
      throw new ValueConverterException(
          "The whole number " + text + " is too large; the largest is " + Long.MAX_VALUE + ".",
          node,
          null);
    }
  }

  @Override
  public String toString(Long value) {
    return value.toString();
  }
}
