// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import java.util.List;

/**
 * One column of a model's input matrix (several for a list).
 *
 * @param name of the prepared input: that of the column, {@code tau21 missing}, {@code nSub = 2}
 * @param source the column it comes from
 * @param adjustments done to the column's value, in this order
 */
public record PreparedInput(String name, Input source, List<Adjustment> adjustments) {
  public PreparedInput {
    adjustments = List.copyOf(adjustments);
  }

  double apply(double x) {
    double value = x;
    for (Adjustment adjustment : adjustments) {
      value = adjustment.apply(value);
    }
    return value;
  }

  /** The names of its columns in the matrix. */
  public List<String> names() {
    return source.length() == 0 ? List.of(name) : source.names();
  }
}
