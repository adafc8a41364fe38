// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One input of the study and the prepared columns it became (several for an input with a
 * missing-value indicator or of several categories); they are explained together.
 *
 * @param name as the study calls it
 * @param columns indices of its prepared columns
 */
public record Feature(String name, List<Integer> columns) {
  public Feature {
    columns = List.copyOf(columns);
  }

  /** Each prepared input by itself. */
  public static List<Feature> each(List<String> inputs) {
    return IntStream.range(0, inputs.size())
        .mapToObj(i -> new Feature(inputs.get(i), List.of(i)))
        .toList();
  }
}
