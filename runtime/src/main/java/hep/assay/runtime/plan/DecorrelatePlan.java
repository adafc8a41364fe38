// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.vocabulary.Method;
import java.util.List;

/**
 * Make a score independent of columns or nuisances.
 *
 * @param names the columns or nuisances; empty where the method needs none (double DisCo)
 * @param on the samples in which independence is wanted
 * @param by the method
 */
public record DecorrelatePlan(List<String> names, List<String> on, Method by) {
  public DecorrelatePlan {
    names = List.copyOf(names);
    on = List.copyOf(on);
  }

  public static DecorrelatePlan decorrelate(List<String> names, List<String> on, Method by) {
    return new DecorrelatePlan(names, on, by);
  }
}
