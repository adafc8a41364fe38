// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.vocabulary.Method;
import java.util.List;

/**
 * A list of objects per event, such as the constituents of a jet.
 *
 * @param name as the study calls it
 * @param traits length, sorted
 * @param columns its members; their names are without the list's
 */
public record ListPlan(String name, List<Method> traits, List<ColumnPlan> columns) {
  public ListPlan {
    traits = List.copyOf(traits);
    columns = List.copyOf(columns);
  }

  public static ListPlan list(String name) {
    return new ListPlan(name, List.of(), List.of());
  }

  public ListPlan traits(Method... traits) {
    return new ListPlan(name, List.of(traits), columns);
  }

  public ListPlan column(ColumnPlan added) {
    return new ListPlan(name, traits, Lists.and(columns, added));
  }
}
