// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Methods and their values as a study writes them: {@code rejection(50 %)}, {@code lrp(rules =
 * presetA)}.
 */
public final class Spelling {
  private Spelling() {}

  /**
   * The method with the settings that were given: those that may stand by position first and
   * without their names, the others by name in alphabetical order.
   */
  public static String of(Term term, Settings given) {
    List<String> positions =
        term.positional().stream()
            .filter(name -> !name.equals("..."))
            .takeWhile(given::has)
            .toList();
    Stream<String> byPosition =
        positions.stream().map(name -> value(given.values().get(name), unit(term, name)));
    Stream<String> byName =
        given.values().entrySet().stream()
            .filter(entry -> !positions.contains(entry.getKey()))
            .map(
                entry ->
                    named(entry.getKey(), value(entry.getValue(), unit(term, entry.getKey()))));
    String inside = Stream.concat(byPosition, byName).collect(Collectors.joining(", "));
    return inside.isEmpty() ? term.name() : term.name() + "(" + inside + ")";
  }

  private static String named(String name, String value) {
    return name + " = " + value;
  }

  /** A number as percent where the setting is a fraction, and with its canonical unit. */
  private static String unit(Term term, String name) {
    return term.setting(name).map(setting -> isFraction(setting) ? "%" : setting.unit()).orElse("");
  }

  private static boolean isFraction(Setting setting) {
    return setting.unit().isEmpty()
        && setting.bounds().low() == 0
        && setting.bounds().high() == 1
        && (setting.kind() == Setting.Kind.NUMBER || setting.kind() == Setting.Kind.NUMBERS);
  }

  private static String value(Object value, String unit) {
    if (value instanceof Double number) {
      return quantity(number, unit);
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(item -> value(item, unit))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Interval range) {
      return number(range.low()) + " .. " + quantity(range.high(), unit);
    }
    if (value instanceof Method method) {
      return of(Term.of(method.word(), ""), method.settings());
    }
    if (value instanceof Scan scan) {
      return scan.values().stream()
          .map(item -> value(item, unit))
          .collect(Collectors.joining(", ", "scan(", ")"));
    }
    return String.valueOf(value);
  }

  private static String quantity(double number, String unit) {
    if (unit.equals("%")) {
      return number(number * 100) + " %";
    }
    return unit.isEmpty() ? number(number) : number(number) + " " + unit;
  }

  /** At most 12 significant digits and no trailing zeros: 50, 0.001, 1e-7. */
  public static String number(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.toString(number);
    }
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(12)).stripTrailingZeros();
    boolean plain = number == 0 || (Math.abs(number) >= 1e-4 && Math.abs(number) < 1e9);
    return plain
        ? rounded.toPlainString()
        : rounded.toString().replace("E", "e").replace("e+", "e");
  }
}
