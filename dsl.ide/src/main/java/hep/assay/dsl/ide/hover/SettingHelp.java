// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.hover;

import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Setting;
import java.util.ArrayList;
import java.util.List;

/** A setting in a line: what it is, what it may be, and what it is where nothing is said. */
final class SettingHelp {
  private SettingHelp() {}

  static String text(Setting setting) {
    List<String> facts = new ArrayList<>();
    facts.add(kind(setting));
    bounds(setting.bounds()).ifPresent(facts::add);
    if (setting.fallback() != null) {
      facts.add("default `" + value(setting.fallback()) + "`");
    } else if (setting.required()) {
      facts.add("must be given");
    }
    if (setting.condition() != null) {
      facts.add("with `" + setting.condition().text() + "`");
    }
    return setting.summary() + " (" + String.join(", ", facts) + ")";
  }

  private static String kind(Setting setting) {
    String unit = setting.unit().isEmpty() ? "" : " in " + setting.unit();
    return switch (setting.kind()) {
      case NUMBER -> "number" + unit;
      case INTEGER -> "whole number";
      case FLAG -> "`true` or `false`";
      case WORD -> "one of `" + String.join("`, `", setting.words()) + "`";
      case TEXT -> "text";
      case TEXTS -> "list of texts";
      case NUMBERS -> "list of numbers" + unit;
      case INTEGERS -> "list of whole numbers";
      case RANGE -> "range" + unit;
      case COLUMN -> "column";
      case COLUMNS -> "list of columns";
      case SAMPLE -> "sample";
      case BLOCK -> "name of a block";
      case BLOCKS -> "names of blocks";
      case FORMULA -> "expression";
      case METHOD -> "method";
      case SHAPES -> "list of lists of whole numbers";
    };
  }

  private static java.util.Optional<String> bounds(Interval bounds) {
    boolean below = Double.isInfinite(bounds.low());
    boolean above = Double.isInfinite(bounds.high());
    if (below && above) {
      return java.util.Optional.empty();
    } else if (above) {
      return java.util.Optional.of("at least " + value(bounds.low()));
    } else if (below) {
      return java.util.Optional.of("at most " + value(bounds.high()));
    }
    return java.util.Optional.of(value(bounds.low()) + " to " + value(bounds.high()));
  }

  private static String value(Object value) {
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e9) {
      return Long.toString(number.longValue());
    } else if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(SettingHelp::value).toList()) + "]";
    }
    return String.valueOf(value);
  }
}
