// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import java.util.List;
import java.util.stream.Stream;

/** Lists that grow by copying. */
final class Lists {
  private Lists() {}

  static <T> List<T> and(List<T> list, T added) {
    return Stream.concat(list.stream(), Stream.of(added)).toList();
  }
}
