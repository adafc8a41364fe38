// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.preparation;

import java.util.List;

/**
 * One column of a model's input matrix (several for a list, an image or a graph).
 *
 * @param name of the prepared input: that of the column, {@code tau21 missing}, {@code nSub = 2}
 * @param source the column it comes from
 * @param adjustments done to the column's values, in this order; one set for all values of a list
 *     or image
 * @param features of a graph the adjustments of each feature of its nodes; else empty
 */
public record PreparedInput(
    String name, Input source, List<Adjustment> adjustments, List<List<Adjustment>> features) {
  public PreparedInput {
    adjustments = List.copyOf(adjustments);
    features = features.stream().map(List::copyOf).toList();
  }

  public PreparedInput(String name, Input source, List<Adjustment> adjustments) {
    this(name, source, adjustments, List.of());
  }

  double apply(double x) {
    return apply(adjustments, x);
  }

  /** What is done to a feature of the nodes of a graph. */
  List<Adjustment> feature(int feature) {
    return features.isEmpty() ? List.of() : features.get(feature);
  }

  static double apply(List<Adjustment> adjustments, double x) {
    double value = x;
    for (Adjustment adjustment : adjustments) {
      value = adjustment.apply(value);
    }
    return value;
  }

  /** The names of its columns in the matrix. */
  public List<String> names() {
    return source.names(name);
  }
}
