// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.validation;

import com.google.inject.Inject;
import hep.assay.dsl.assay.Argument;
import hep.assay.dsl.assay.Expression;
import hep.assay.dsl.assay.Quantity;
import hep.assay.dsl.assay.Range;
import hep.assay.dsl.assay.Text;
import hep.assay.dsl.assay.Use;
import hep.assay.dsl.assay.Values;
import hep.assay.dsl.facts.Constants;
import hep.assay.dsl.facts.Places;
import hep.assay.dsl.facts.SettingUnits;
import hep.assay.runtime.expression.Dimension;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;

/** The value of a setting: its kind, its range and its unit, as the vocabulary describes them. */
public class SettingChecks extends Checks {

  @Inject private Places places;
  @Inject private SettingUnits units;

  @Check
  public void valueFitsTheSetting(Argument argument) {
    places
        .setting(argument)
        .filter(setting -> argument.getValue() != null)
        .ifPresent(setting -> value(argument.getValue(), setting));
  }

  private void value(Expression value, Setting setting) {
    if (Places.isScan(value)) {
      ((Use) value).getArguments().forEach(one -> value(one.getValue(), setting));
      return;
    }
    switch (setting.kind()) {
      case NUMBER, INTEGER -> number(value, setting);
      case NUMBERS, INTEGERS -> items(value).forEach(item -> number(item, setting));
      case SHAPES ->
          items(value).forEach(shape -> items(shape).forEach(item -> number(item, setting)));
      case FLAG -> name(value, setting, "true or false");
      case WORD -> name(value, setting, words(setting));
      case TEXT -> require(value instanceof Text, value, setting, "a text in quotes");
      case TEXTS ->
          items(value)
              .forEach(item -> require(item instanceof Text, item, setting, "texts in quotes"));
      case RANGE -> range(value, setting);
      case COLUMN -> name(value, setting, "a column");
      case COLUMNS -> items(value).forEach(item -> name(item, setting, "a column"));
      case SAMPLE -> name(value, setting, "a sample or group");
      case BLOCK -> name(value, setting, "a name");
      case BLOCKS -> items(value).forEach(item -> name(item, setting, "a name"));
      case METHOD -> name(value, setting, "a method");
      case FORMULA -> {}
    }
  }

  private static List<Expression> items(Expression value) {
    return value instanceof Values values ? values.getItems() : List.of(value);
  }

  private static String words(Setting setting) {
    return setting.words().isEmpty() ? "a word" : "one of " + String.join(", ", setting.words());
  }

  private void name(Expression value, Setting setting, String wanted) {
    require(value instanceof Use, value, setting, wanted);
  }

  private void range(Expression value, Setting setting) {
    require(value instanceof Range, value, setting, "a range such as 0 .. 1");
    if (value instanceof Range range) {
      Stream.of(range.getHigh(), range.getLow())
          .anyMatch(
              end ->
                  Constants.of(end)
                      .filter(number -> !unitFits(end, setting, number.unit()))
                      .isPresent());
    }
  }

  private void require(boolean fits, Expression value, Setting setting, String wanted) {
    if (!fits) {
      error("'" + setting.name() + "' is " + wanted, value, null, IssueCodes.SETTING_TYPE);
    }
  }

  private void number(Expression value, Setting setting) {
    boolean whole =
        setting.kind() == Setting.Kind.INTEGER
            || setting.kind() == Setting.Kind.INTEGERS
            || setting.kind() == Setting.Kind.SHAPES;
    Optional<Constants.Number> number = Constants.of(value);
    if (number.isEmpty()) {
      // A unit that is not known has an issue of its own.
      require(value instanceof Quantity, value, setting, whole ? "a whole number" : "a number");
    } else if (unitFits(value, setting, number.get().unit())) {
      if (whole && number.get().value() != Math.rint(number.get().value())) {
        error("'" + setting.name() + "' is a whole number", value, null, IssueCodes.SETTING_TYPE);
      } else {
        inRange(value, setting, number.get().value());
      }
    }
  }

  private boolean unitFits(Expression value, Setting setting, Unit unit) {
    Argument argument = EcoreUtil2.getContainerOfType(value, Argument.class);
    Optional<Dimension> wanted = units.of(argument, setting);
    boolean zero = Constants.of(value).filter(number -> number.value() == 0).isPresent();
    if (wanted.isEmpty() || unit.dimension().equals(wanted.get()) || zero) {
      return true;
    }
    String got = unit.name().isEmpty() ? "has no unit" : "is in " + unit.name();
    String inUnit = setting.unit().isEmpty() ? wanted.get().canonical() : setting.unit();
    String want = inUnit.isEmpty() ? "a pure number" : "in " + inUnit;
    error(
        "'" + setting.name() + "' is " + want + ", and this " + got,
        value,
        null,
        IssueCodes.SETTING_UNIT);
    return false;
  }

  private void inRange(Expression value, Setting setting, double number) {
    Interval bounds = setting.bounds();
    if (number < bounds.low() || number > bounds.high()) {
      String unit = setting.unit().isEmpty() ? "" : " " + setting.unit();
      error(
          "'"
              + setting.name()
              + "' lies between "
              + text(bounds.low())
              + " and "
              + text(bounds.high())
              + unit
              + ", and this is "
              + text(number),
          value,
          null,
          IssueCodes.SETTING_RANGE);
    }
  }

  static String text(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    return whole ? String.valueOf((long) number) : String.valueOf(number);
  }
}
