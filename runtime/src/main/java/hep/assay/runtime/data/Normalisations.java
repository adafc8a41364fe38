// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.plan.Luminosity;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;
import java.util.Optional;

/** How the weights of a sample are scaled to what is expected in data. */
public final class Normalisations {
  private Normalisations() {}

  private static final Term CROSS_SECTION =
      Term.of(
              "crossSection",
              "scales weights to cross section times luminosity; the generated sum of weights is"
                  + " that of all events of the sample before the dataset's cuts",
              Setting.number("value", "the cross section").in("pb").within(0, 1e15),
              Setting.number("kFactor", "factor to the cross section").orElse(1).within(0, 1e6),
              Setting.fraction("efficiency", "efficiency of the generator's filter").orElse(1),
              Setting.number("generated", "sum of weights generated, where the files have less")
                  .maybe())
          .positionally("value");
  private static final Term YIELD =
      Term.of(
              "yield",
              "scales weights so that they sum to this, before the dataset's cuts",
              Setting.number("value", "expected events"))
          .positionally("value");

  public static final List<Term> ALL = List.of(CROSS_SECTION, YIELD);

  /**
   * The factor of a sample's weights.
   *
   * @param sum of the sample's weights before the dataset's cuts
   * @throws StudyException where the luminosity is missing, or the sum is not positive
   */
  static double factor(List<Method> methods, double sum, Optional<Luminosity> luminosity) {
    double factor = 1;
    for (Method method : methods) {
      Term term =
          ALL.stream()
              .filter(one -> one.name().equals(method.word()))
              .findFirst()
              .orElseThrow(() -> new StudyException("unknown normalisation " + method.word()));
      Settings settings = term.complete(method.settings());
      double generated = settings.has("generated") ? settings.number("generated") : sum;
      if (!(generated > 0)) {
        throw new StudyException(
            method.word() + " can't scale a sample whose weights sum to " + generated);
      }
      factor *= expected(settings, method.word(), luminosity) / generated;
    }
    return factor;
  }

  private static double expected(Settings settings, String word, Optional<Luminosity> luminosity) {
    if (word.equals(YIELD.name())) {
      return settings.number("value");
    }
    Luminosity given =
        luminosity.orElseThrow(
            () ->
                new StudyException(
                    "crossSection needs the luminosity; write luminosity 138 /fb in the study"));
    double inverse = given.value() / Unit.of(given.unit()).factor();
    return settings.number("value")
        * settings.number("kFactor")
        * settings.number("efficiency")
        * inverse;
  }
}
