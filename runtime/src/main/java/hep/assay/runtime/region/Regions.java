// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.region;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.expression.Ranges;
import hep.assay.runtime.plan.ColumnPlan;
import hep.assay.runtime.plan.RegionPlan;
import hep.assay.runtime.plan.RegionPlan.Role;
import hep.assay.runtime.vocabulary.Interval;
import hep.assay.runtime.vocabulary.Nearest;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The regions of a study on the events of one dataset under one variation. Not for several threads
 * at once.
 */
public final class Regions {
  private final List<RegionPlan> plans;
  private final Dataset dataset;
  private final Thresholds thresholds;
  private final Map<String, boolean[]> masks = new LinkedHashMap<>();

  private Regions(List<RegionPlan> plans, Dataset dataset, Thresholds thresholds) {
    this.plans = plans;
    this.dataset = dataset;
    this.thresholds = thresholds;
  }

  /**
   * The regions on some events.
   *
   * @param all the regions of the study; those of other datasets are left out
   * @param dataset the events, with the scores that cuts use as columns
   * @param thresholds found on nominal events
   */
  public static Regions of(List<RegionPlan> all, Dataset dataset, Thresholds thresholds) {
    List<RegionPlan> own =
        all.stream().filter(region -> region.dataset().equals(dataset.name())).toList();
    return new Regions(own, dataset, thresholds);
  }

  /**
   * The events of a region.
   *
   * @throws StudyException where the region is unknown or a cut can't be evaluated
   */
  public RegionEvents in(String region) {
    RegionPlan plan = plan(region);
    return new RegionEvents(plan, dataset, mask(plan), blind());
  }

  private RegionPlan plan(String name) {
    List<String> names = plans.stream().map(RegionPlan::name).toList();
    return plans.stream()
        .filter(plan -> plan.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new StudyException(
                    "dataset '"
                        + dataset.name()
                        + "' has no region '"
                        + name
                        + "'"
                        + Nearest.hint(name, names)));
  }

  private boolean[] mask(RegionPlan plan) {
    return masks.computeIfAbsent(
        plan.name(),
        name -> {
          try {
            return Evaluator.all(
                plan.select().stream().map(thresholds::resolve).toList(), dataset.table());
          } catch (StudyException e) {
            throw e.at(name);
          }
        });
  }

  /** The events in any signal region that has not been unblinded. */
  private boolean[] blind() {
    boolean[] blind = new boolean[dataset.count()];
    for (RegionPlan plan : plans) {
      if (plan.role() == Role.SIGNAL && plan.unblind().isEmpty()) {
        boolean[] own = mask(plan);
        for (int i = 0; i < blind.length; i++) {
          blind[i] |= own[i];
        }
      }
    }
    return blind;
  }

  /** How many events two regions share: 0 without looking where their cuts exclude each other. */
  public Overlap overlap(String first, String second) {
    RegionPlan one = plan(first);
    RegionPlan other = plan(second);
    if (Ranges.disjoint(one.select(), other.select(), domains())) {
      return new Overlap(first, second, true, 0);
    }
    boolean[] mine = mask(one);
    boolean[] its = mask(other);
    int shared = 0;
    for (int i = 0; i < mine.length; i++) {
      shared += mine[i] && its[i] ? 1 : 0;
    }
    return new Overlap(first, second, false, shared);
  }

  /**
   * What two regions have in common.
   *
   * @param proved whether their cuts exclude each other
   * @param events the number of shared events, of simulation and data together
   */
  public record Overlap(String first, String second, boolean proved, int events) {}

  /**
   * Every signal region against every control region.
   *
   * @throws StudyException at the control region, where two share events
   */
  public List<Overlap> requireDisjoint() {
    List<Overlap> overlaps = new java.util.ArrayList<>();
    for (RegionPlan signal : plans) {
      for (RegionPlan control : plans) {
        if (signal.role() == Role.SIGNAL && control.role() == Role.CONTROL) {
          Overlap overlap = overlap(signal.name(), control.name());
          if (overlap.events() > 0) {
            throw new StudyException(
                    "signal region '"
                        + signal.name()
                        + "' and control region '"
                        + control.name()
                        + "' share "
                        + overlap.events()
                        + " events; make their cuts exclude each other")
                .at(control.name());
          }
          overlaps.add(overlap);
        }
      }
    }
    return overlaps;
  }

  /** What is certain of columns: whole numbers are checked while loading, bounds only reported. */
  private Map<String, Ranges.Domain> domains() {
    Map<String, Ranges.Domain> domains = new TreeMap<>();
    Interval any = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    for (ColumnPlan column : dataset.plan().columns()) {
      if (column.trait("integer").isPresent()) {
        domains.put(column.name(), new Ranges.Domain(any, true));
      }
    }
    return domains;
  }

  /** The numbers of an observable for some events, in canonical units. */
  public double[] observe(Expression value, int[] events) {
    double[] all = Evaluator.numbers(thresholds.resolve(value), dataset.table());
    return java.util.stream.IntStream.of(events).mapToDouble(event -> all[event]).toArray();
  }
}
