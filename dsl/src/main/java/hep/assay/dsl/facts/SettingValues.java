// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.facts;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.Expression;
import hep.assay.dsl.assay.Range;
import hep.assay.dsl.assay.Text;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.assay.Values;
import hep.assay.dsl.assay.Word;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Settings as the runtime will hold them, where no event is needed to know them. */
public class SettingValues {

  private final Methods methods;

  @Inject
  SettingValues(Methods methods) {
    this.methods = methods;
  }

  /**
   * The values of settings as written.
   *
   * @throws IllegalArgumentException where one is scanned, or is no value
   */
  Settings of(Map<String, Methods.Given> given) {
    Map<String, Object> values = new TreeMap<>();
    given.forEach((name, one) -> values.put(name, value(one)));
    return new Settings(values);
  }

  /** A method with those of its settings that have one value: a scan has none. */
  public Method known(Methods.Said said) {
    Method method = Method.method(said.word());
    for (Methods.Given given : said.settings().values()) {
      try {
        method = method.with(given.name(), value(given));
      } catch (IllegalArgumentException scanned) {
        continue;
      }
    }
    return method;
  }

  private Object value(Methods.Given given) {
    return given.gathered()
        ? given.values().stream().map(Argument::getValue).map(this::value).toList()
        : value(given.values().get(0).getValue());
  }

  private Object value(Expression value) {
    Optional<Constants.Number> number = Constants.of(value);
    if (number.isPresent()) {
      return number.get().value();
    } else if (value instanceof Values list) {
      return list.getItems().stream().map(this::value).toList();
    } else if (value instanceof Range range) {
      return new Interval(end(range.getLow()), end(range.getHigh()));
    } else if (value instanceof Text text) {
      return text.getValue();
    } else if (value instanceof Use use) {
      return use(use);
    }
    throw new IllegalArgumentException("no value of a setting");
  }

  private static double end(Expression end) {
    return Constants.of(end).map(Constants.Number::value).orElse(Double.NaN);
  }

  private Object use(Use use) {
    if (Places.isScan(use)) {
      throw new IllegalArgumentException("a scan is many values");
    }
    String name = Formulas.name(use);
    if (!use.isCall()) {
      boolean flag = use.getTarget() instanceof Word && List.of("true", "false").contains(name);
      return flag ? (Object) Boolean.valueOf(name) : name;
    }
    return new Method(name, of(methods.given(use)));
  }
}
