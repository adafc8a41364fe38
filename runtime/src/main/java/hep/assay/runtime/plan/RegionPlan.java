// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import java.util.Optional;

/**
 * Part of the events, with all cuts it inherits.
 *
 * @param name as the study calls it
 * @param role what it is for
 * @param dataset the dataset whose events it selects
 * @param select all cuts, inherited ones first; all must hold
 * @param observe what is counted; empty for one bin
 * @param unblind the reason for which observed events may be used
 */
public record RegionPlan(
    String name,
    Role role,
    String dataset,
    List<Expression> select,
    Optional<ObservePlan> observe,
    Optional<String> unblind) {
  public RegionPlan {
    select = List.copyOf(select);
  }

  public static RegionPlan region(String name, Role role, String dataset) {
    return new RegionPlan(name, role, dataset, List.of(), Optional.empty(), Optional.empty());
  }

  public RegionPlan select(Expression added) {
    return new RegionPlan(name, role, dataset, Lists.and(select, added), observe, unblind);
  }

  public RegionPlan observe(Expression value, Method by) {
    return new RegionPlan(
        name, role, dataset, select, Optional.of(new ObservePlan(value, by)), unblind);
  }

  public RegionPlan unblind(String reason) {
    return new RegionPlan(name, role, dataset, select, observe, Optional.of(reason));
  }

  /** What a region is for. */
  public enum Role {
    /** No role: a selection that others start from. */
    NONE,
    SIGNAL,
    CONTROL,
    VALIDATION;

    /** The role as the language writes it; empty for none. */
    public String word() {
      return this == NONE ? "" : name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
