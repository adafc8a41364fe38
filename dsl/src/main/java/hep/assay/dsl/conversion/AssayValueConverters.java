// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.conversion;

import com.google.inject.Inject;
import org.eclipse.xtext.conversion.IValueConverter;
import org.eclipse.xtext.conversion.ValueConverter;
import org.eclipse.xtext.conversion.impl.AbstractDeclarativeValueConverterService;

/** The value converters of the language, one for each rule of the grammar that yields a value. */
public class AssayValueConverters extends AbstractDeclarativeValueConverterService {

  @Inject private NameConverter nameConverter;

  @ValueConverter(rule = "Name")
  public IValueConverter<String> name() {
    return nameConverter;
  }

  @ValueConverter(rule = "SettingName")
  public IValueConverter<String> settingName() {
    return nameConverter.withReserved("by", "from", "in", "of", "on", "under");
  }

  @ValueConverter(rule = "STRING")
  public IValueConverter<String> string() {
    return new StringConverter();
  }

  @ValueConverter(rule = "INT")
  public IValueConverter<Long> integer() {
    return new IntegerConverter();
  }

  @ValueConverter(rule = "Number")
  public IValueConverter<Double> number() {
    return new NumberConverter();
  }
}
