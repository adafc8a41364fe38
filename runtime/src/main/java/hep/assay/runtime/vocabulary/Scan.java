// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.vocabulary;

import java.util.List;

/**
 * A setting that takes each of several values in turn: {@code strength = scan(0, 50, 200)}.
 *
 * @param values the values, each of a type that {@link Settings} allows
 */
public record Scan(List<Object> values) {
  public Scan {
    values = values.stream().map(Settings::allowed).toList();
    if (values.isEmpty()) {
      throw new StudyException("scan() needs at least one value");
    }
  }
}
