// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.perturb;

import hep.assay.runtime.data.Alteration;
import hep.assay.runtime.data.ColumnData;
import hep.assay.runtime.data.ShapedColumn;
import hep.assay.runtime.data.Traits;
import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.expression.Functions;
import hep.assay.runtime.expression.Unit;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.NuisancePlan;
import hep.assay.runtime.plan.SamplePlan;
import hep.assay.runtime.plan.VaryPlan;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A nuisance moved by one standard deviation: all that it varies, together.
 *
 * <p>Values stay inside their bounds, whole where integer, in (-pi, pi] where cyclic; missing ones
 * stay missing; data never changes.
 */
public final class Variation implements Alteration {
  private final NuisancePlan nuisance;
  private final DatasetPlan dataset;
  private final int sign;
  private final Seed seed;

  private Variation(NuisancePlan nuisance, DatasetPlan dataset, int sign, Seed seed) {
    this.nuisance = nuisance;
    this.dataset = dataset;
    this.sign = sign;
    this.seed = seed;
  }

  /**
   * Up and down.
   *
   * @param study the study's seed; smearing depends on it and on the event, not on the nuisance
   */
  public static List<Variation> of(NuisancePlan nuisance, DatasetPlan dataset, Seed study) {
    for (VaryPlan vary : nuisance.vary()) {
      Variations.ALL.get(vary.by().word());
    }
    return List.of(
        new Variation(nuisance, dataset, 1, study), new Variation(nuisance, dataset, -1, study));
  }

  /** The name of the nuisance. */
  public String nuisance() {
    return nuisance.name();
  }

  /** The nuisance of a {@link #name}. */
  public static String nuisance(String name) {
    return name.substring(0, name.lastIndexOf(' '));
  }

  /** {@code JES up}. */
  public String name() {
    return nuisance.name() + (sign > 0 ? " up" : " down");
  }

  @Override
  public boolean concerns(SamplePlan sample) {
    if (sample.role() == SamplePlan.Role.DATA) {
      return false;
    }
    List<String> named =
        nuisance.samples().stream().flatMap(name -> dataset.samplesOf(name).stream()).toList();
    return named.isEmpty() || named.contains(sample.name());
  }

  @Override
  public boolean changes(String column) {
    return nuisance.vary().stream().anyMatch(vary -> changes(vary, column));
  }

  private boolean changes(VaryPlan vary, String column) {
    VaryMethod method = Variations.ALL.get(vary.by().word());
    return method.subject() == VaryMethod.Subject.COLUMNS && names(vary, column) && !isMask(column);
  }

  @Override
  public ColumnData column(String name, ColumnData column, SampleEvents events) {
    ColumnData changed = column;
    for (int i = 0; i < nuisance.vary().size(); i++) {
      VaryPlan vary = nuisance.vary().get(i);
      if (changes(vary, name)) {
        VaryMethod method = Variations.ALL.get(vary.by().word());
        changed = changed(name, changed, method, vary, i, events);
      }
    }
    return changed;
  }

  /** Whether a column is named, itself or as a member of a list. */
  private static boolean names(VaryPlan vary, String column) {
    return vary.names().contains(column)
        || column.contains(".")
            && vary.names().contains(column.substring(0, column.lastIndexOf('.')));
  }

  /** Whether it says what is there of a list, and is no column that the list declares. */
  private boolean isMask(String column) {
    return dataset.lists().stream().anyMatch(list -> column.equals(list.name() + ".mask"))
        && declared(column).isEmpty();
  }

  private ColumnData changed(
      String name,
      ColumnData column,
      VaryMethod method,
      VaryPlan vary,
      int at,
      SampleEvents events) {
    if (column.isText()) {
      throw new StudyException("'" + name + "' is a column of texts and can't be varied")
          .at(nuisance.name());
    }
    if (column instanceof ShapedColumn shaped) {
      throw new StudyException(
              "'" + name + "' is " + shaped.shape().title() + "; vary the columns it is made of")
          .at(nuisance.name());
    }
    Settings settings = method.term().complete(vary.by().settings());
    Seed own = seed.of("vary", at);
    if (column instanceof ColumnData.Jagged list) {
      Elements elements = new Elements(events.columns(), name, list);
      var what =
          new VaryMethod.Events(
              settings, sign, elements::numbers, elements.ids(events.ids()), own, name);
      return new ColumnData.Jagged(list.starts(), numbers(name, list.elements(), method, what));
    }
    var what = new VaryMethod.Events(settings, sign, perEvent(events), events.ids(), own, name);
    return numbers(name, column, method, what);
  }

  /** Changed numbers in the column's own unit, within its declared limits. */
  private ColumnData numbers(
      String name, ColumnData column, VaryMethod method, VaryMethod.Events events) {
    Unit unit = column.unit();
    double[] values = column.all();
    for (int i = 0; i < values.length; i++) {
      values[i] *= unit.factor();
    }
    double[] changed;
    try {
      changed = method.change().apply(values, events);
    } catch (StudyException e) {
      throw e.at(nuisance.name());
    }
    Optional<ColumnPlan> plan = declared(name);
    for (int i = 0; i < changed.length; i++) {
      double value = Double.isNaN(values[i]) ? Double.NaN : changed[i] / unit.factor();
      changed[i] = plan.isPresent() ? limited(value, plan.get()) : value;
    }
    return new ColumnData.Doubles(changed).declared(unit, Double.NaN);
  }

  private Optional<ColumnPlan> declared(String name) {
    Stream<ColumnPlan> members =
        dataset.lists().stream()
            .filter(list -> name.startsWith(list.name() + "."))
            .flatMap(
                list ->
                    list.columns().stream()
                        .filter(one -> name.equals(list.name() + "." + one.name())));
    Stream<ColumnPlan> columns = dataset.columns().stream().filter(one -> one.name().equals(name));
    return Stream.concat(columns, members).findFirst();
  }

  private double limited(double value, ColumnPlan plan) {
    if (plan.trait("fixed").isPresent()) {
      throw new StudyException("column '" + plan.name() + "' is fixed and can't be varied")
          .at(nuisance.name());
    }
    double x = plan.trait("integer").isPresent() ? Math.rint(value) : value;
    x = plan.trait("cyclic").isPresent() ? Functions.deltaPhi(x, 0) : x;
    Optional<Interval> bounds = Traits.bounds(plan);
    return bounds.isEmpty() || Double.isNaN(x)
        ? x
        : Math.max(bounds.get().low(), Math.min(bounds.get().high(), x));
  }

  @Override
  public double[] weights(double[] weights, SampleEvents events) {
    double[] changed = weights;
    for (VaryPlan vary : nuisance.vary()) {
      VaryMethod method = Variations.ALL.get(vary.by().word());
      boolean own =
          method.subject() == VaryMethod.Subject.SAMPLES
              && vary.names().stream()
                  .flatMap(name -> dataset.samplesOf(name).stream())
                  .anyMatch(events.sample().name()::equals);
      if (own || method.subject() == VaryMethod.Subject.WEIGHT) {
        Settings settings = method.term().complete(vary.by().settings());
        changed =
            method
                .change()
                .apply(
                    changed,
                    new VaryMethod.Events(
                        settings, sign, perEvent(events), events.ids(), seed, "weight"));
      }
    }
    return changed;
  }

  private static VaryMethod.Formulas perEvent(SampleEvents events) {
    return formula -> Evaluator.numbers(formula, events.columns());
  }
}
