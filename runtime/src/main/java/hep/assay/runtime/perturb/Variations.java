// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.perturb;

import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.math.Draws;
import hep.assay.runtime.perturb.VaryMethod.Events;
import hep.assay.runtime.perturb.VaryMethod.Subject;
import hep.assay.runtime.vocabulary.Registry;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Term;
import java.util.Arrays;
import java.util.List;

/** The ways to vary of {@code vary ... by}: what one standard deviation up and down does. */
public final class Variations {
  private Variations() {}

  public static final Registry<VaryMethod> ALL =
      Registry.of(
          "variation",
          List.of(
              new VaryMethod(
                  Term.of(
                          "scale",
                          "x (1 + size) up, x (1 - size) down",
                          Setting.number("size", "relative size, such as 2 %").within(0, 10))
                      .positionally("size"),
                  Subject.COLUMNS,
                  Variations::scale),
              new VaryMethod(
                  Term.of(
                          "shift",
                          "x + by up, x - by down",
                          Setting.formula("by", "how much, in the column's dimension"))
                      .positionally("by"),
                  Subject.COLUMNS,
                  Variations::shift),
              new VaryMethod(
                  Term.of(
                          "smear",
                          "x (1 + sigma g) up, x (1 - sigma g) down, with the same normal random"
                              + " number g for all columns that vary together",
                          Setting.number("sigma", "relative resolution, such as 5 %").within(0, 10))
                      .positionally("sigma"),
                  Subject.COLUMNS,
                  Variations::smear),
              new VaryMethod(
                  Term.of(
                      "values",
                      "the values themselves, computed from the unchanged event",
                      Setting.formula("up", "value one standard deviation up"),
                      Setting.formula("down", "value one standard deviation down")),
                  Subject.COLUMNS,
                  Variations::values),
              new VaryMethod(
                  Term.of(
                      "factors",
                      "weights times a factor per event",
                      Setting.formula("up", "factor one standard deviation up"),
                      Setting.formula("down", "factor down; 2 - up where left out").maybe()),
                  Subject.WEIGHT,
                  Variations::factors),
              new VaryMethod(
                  Term.of(
                          "normalisation",
                          "weights of a sample times (1 + size) up, (1 - size) down",
                          Setting.number("size", "relative size, such as 10 %").within(0, 10))
                      .positionally("size"),
                  Subject.SAMPLES,
                  Variations::scale)));

  private static double[] scale(double[] values, Events events) {
    double factor = 1 + events.sign() * events.settings().number("size");
    return Arrays.stream(values).map(x -> x * factor).toArray();
  }

  private static double[] shift(double[] values, Events events) {
    double[] by = formula("by", events);
    double[] changed = new double[values.length];
    Arrays.setAll(changed, i -> values[i] + events.sign() * by[i]);
    return changed;
  }

  private static double[] smear(double[] values, Events events) {
    double sigma = events.sign() * events.settings().number("sigma");
    double[] changed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double g = Draws.normal(events.seed().of("smear", events.ids()[i]).stream(), 0, 1);
      changed[i] = values[i] * (1 + sigma * g);
    }
    return changed;
  }

  private static double[] values(double[] values, Events events) {
    return formula(events.up() ? "up" : "down", events);
  }

  private static double[] factors(double[] weights, Events events) {
    boolean mirrored = !events.up() && !events.settings().has("down");
    double[] factor = formula(events.up() || mirrored ? "up" : "down", events);
    double[] changed = new double[weights.length];
    Arrays.setAll(changed, i -> weights[i] * (mirrored ? 2 - factor[i] : factor[i]));
    return changed;
  }

  private static double[] formula(String setting, Events events) {
    Expression formula = (Expression) events.settings().formula(setting);
    return events.formulas().numbers(formula);
  }
}
