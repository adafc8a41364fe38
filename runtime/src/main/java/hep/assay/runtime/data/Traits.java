// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.expression.Lists;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.util.List;
import java.util.Optional;

/** What can be declared of a column or list. Numbers are in the unit of the column. */
public final class Traits {
  private Traits() {}

  private static final Term BOUNDS =
      Term.of(
              "bounds",
              "the range that values can have; variations stay inside, values outside are reported",
              Setting.number("low", "smallest possible value, in the column's unit"),
              Setting.number("high", "largest possible value, in the column's unit"))
          .positionally("low", "high");
  private static final Term MISSING =
      Term.of(
              "missing",
              "the number that stands for a missing value",
              Setting.number("value", "such as -999"))
          .positionally("value");
  private static final Term LENGTH =
      Term.of(
              "length",
              "how many objects of the list are kept; shorter lists are padded and masked",
              Setting.integer("count", "the number of objects").within(1, 100_000))
          .positionally("count");
  private static final Term SORTED =
      Term.of(
              "sorted",
              "order of the objects, by a member of the list",
              Setting.column("by", "the member"),
              Setting.flag("descending", "largest first").orElse(true))
          .positionally("by");

  public static final List<Term> OF_COLUMNS =
      List.of(
          BOUNDS,
          MISSING,
          Term.of("integer", "whole numbers; variations are rounded"),
          Term.of("cyclic", "an angle: values 2 pi apart are the same"),
          Term.of("observer", "never an input of a model"),
          Term.of("fixed", "not changed by any perturbation"));

  public static final List<Term> OF_LISTS = List.of(LENGTH, SORTED);

  /** The closed range of a column in its own unit, where declared. */
  public static Optional<Interval> bounds(ColumnPlan column) {
    return settings(column.traits(), BOUNDS)
        .map(settings -> new Interval(settings.number("low"), settings.number("high")));
  }

  /** The number that stands for a missing value, in the column's own unit; NaN for none. */
  public static double missing(ColumnPlan column) {
    return settings(column.traits(), MISSING)
        .map(settings -> settings.number("value"))
        .orElse(Double.NaN);
  }

  static Optional<Settings> length(List<Method> traits) {
    return settings(traits, LENGTH);
  }

  static Optional<Settings> sorted(List<Method> traits) {
    return settings(traits, SORTED);
  }

  private static Optional<Settings> settings(List<Method> traits, Term term) {
    return traits.stream()
        .filter(trait -> trait.word().equals(term.name()))
        .findFirst()
        .map(trait -> term.complete(trait.settings()));
  }

  /**
   * How many values are outside the declared bounds.
   *
   * @throws StudyException for one that is not whole where that is declared
   */
  static int outside(ColumnPlan plan, ColumnData column) {
    if (column.isText() || column instanceof Lists) {
      return 0;
    }
    double[] values = column.all();
    if (plan.trait("integer").isPresent()) {
      for (double value : values) {
        if (value != Math.rint(value)) {
          throw new StudyException(
              "column '" + plan.name() + "' is declared integer and has the value " + value);
        }
      }
    }
    int outside = 0;
    Optional<Interval> bounds = bounds(plan);
    if (bounds.isPresent()) {
      for (double value : values) {
        outside += value < bounds.get().low() || value > bounds.get().high() ? 1 : 0;
      }
    }
    return outside;
  }

  /** What to tell of values outside the bounds. */
  static String outside(ColumnPlan plan, int outside, int of) {
    Interval bounds = bounds(plan).orElseThrow();
    return outside
        + " of "
        + of
        + " values of '"
        + plan.name()
        + "' are outside its bounds "
        + bounds.low()
        + " .. "
        + bounds.high();
  }
}
