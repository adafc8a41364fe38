// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import hep.assay.runtime.plan.Luminosity;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands above every plot: experiment, luminosity, centre-of-mass energy. */
record Conditions(String experiment, String conditions) {
  private static final Map<String, String> INVERSE =
      Map.of(
          "fb",
          "fb\u207b\u00b9",
          "pb",
          "pb\u207b\u00b9",
          "ab",
          "ab\u207b\u00b9",
          "nb",
          "nb\u207b\u00b9");

  static Conditions of(StudyPlan plan) {
    String luminosity = plan.luminosity().map(Conditions::written).orElse("");
    String energy = value(plan, "sqrtS").map(Conditions::energy).orElse("");
    String both =
        luminosity.isEmpty() || energy.isEmpty()
            ? luminosity + (energy.isEmpty() ? "" : "\u221as = " + energy)
            : luminosity + " (" + energy + ")";
    return new Conditions(value(plan, "experiment").map(Conditions::word).orElse(""), both);
  }

  private static String written(Luminosity luminosity) {
    return Spelling.number(luminosity.value())
        + " "
        + INVERSE.getOrDefault(luminosity.unit(), "/" + luminosity.unit());
  }

  /** The first value of an information word, whatever its setting is called. */
  private static Optional<Object> value(StudyPlan plan, String word) {
    return plan.info().stream()
        .filter(method -> method.word().equals(word))
        .flatMap(method -> method.settings().values().values().stream())
        .findFirst();
  }

  private static String word(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : String.valueOf(value);
  }

  /** An energy in GeV, shown in TeV from 1000 on. */
  private static String energy(Object value) {
    if (!(value instanceof Double gev)) {
      return word(value);
    }
    return gev >= 1000 ? Spelling.number(gev / 1000) + " TeV" : Spelling.number(gev) + " GeV";
  }

  /** The other information as label and text, such as {@code arXiv} and its number. */
  static List<Map.Entry<String, String>> others(StudyPlan plan) {
    return plan.info().stream()
        .filter(method -> !method.word().equals("experiment") && !method.word().equals("sqrtS"))
        .map(Conditions::entry)
        .toList();
  }

  private static Map.Entry<String, String> entry(Method method) {
    return Map.entry(
        method.word(),
        method.settings().values().values().stream()
            .map(Conditions::word)
            .collect(Collectors.joining(", ")));
  }
}
