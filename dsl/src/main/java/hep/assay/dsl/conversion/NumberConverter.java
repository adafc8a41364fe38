// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.conversion;

import java.math.BigDecimal;
import org.eclipse.xtext.conversion.IValueConverter;
import org.eclipse.xtext.conversion.ValueConverterException;
import org.eclipse.xtext.nodemodel.INode;

/** A decimal number such as {@code 50}, {@code 0.5} or {@code 1e-3}, as a double. */
final class NumberConverter implements IValueConverter<Double> {

  @Override
  public Double toValue(String text, INode node) {
    if (text == null || text.isEmpty()) {
      throw new ValueConverterException("A number is missing.", node, null);
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new ValueConverterException("The number " + text + " is too large.", node, null);
    }
    return value;
  }

  @Override
  public String toString(Double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? BigDecimal.valueOf(value).toBigInteger().toString() : value.toString();
  }
}
