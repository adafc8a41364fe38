// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.vocabulary.Method;
import java.util.List;

/**
 * One cell of the uncertainty answer sheet.
 *
 * @param row {@code precision} or {@code accuracy}
 * @param column {@code statistical} or {@code systematic}
 * @param by how it is evaluated
 */
public record CellPlan(String row, String column, List<Method> by) {
  public CellPlan {
    by = List.copyOf(by);
  }
}
