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
 * @param absolute whether its size is the sum of the sizes of its columns, as that of an image, not
 *     the size of their sum, as that of a list (arXiv:2011.13466)
 */
public record Feature(String name, List<Integer> columns, boolean absolute) {
  public Feature {
    columns = List.copyOf(columns);
  }

  /** A column or list. */
  public Feature(String name, List<Integer> columns) {
    this(name, columns, false);
  }

  /** Each prepared input by itself. */
  public static List<Feature> each(List<String> inputs) {
    return IntStream.range(0, inputs.size())
        .mapToObj(i -> new Feature(inputs.get(i), List.of(i)))
        .toList();
  }
}
