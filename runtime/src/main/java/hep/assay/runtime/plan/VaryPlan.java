// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.vocabulary.Method;
import java.util.List;

/**
 * One thing a nuisance changes.
 *
 * @param names columns, {@code weight}, or a sample
 * @param by how they change
 */
public record VaryPlan(List<String> names, Method by) {
  public VaryPlan {
    names = List.copyOf(names);
  }
}
