// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import java.util.List;

/**
 * Several samples under one name.
 *
 * @param name as the study calls it
 * @param of the samples
 */
public record GroupPlan(String name, List<String> of) {
  public GroupPlan {
    of = List.copyOf(of);
  }

  public static GroupPlan group(String name, String... of) {
    return new GroupPlan(name, List.of(of));
  }
}
