// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the study was written, for messages only: it never enters a key of a stored result.
 *
 * @param file name of the study's file; relative paths of the study are relative to the folder it
 *     is run for
 * @param lines the line of each element, by its name: {@code jets}, {@code jets.pt}, {@code flat}
 */
public record Origin(String file, Map<String, Integer> lines) {
  public static final Origin UNKNOWN = new Origin("", Map.of());

  public Origin {
    lines = Collections.unmodifiableMap(new TreeMap<>(lines));
  }

  public static Origin of(String file) {
    return new Origin(file, Map.of());
  }

  public Origin line(String element, int line) {
    TreeMap<String, Integer> copy = new TreeMap<>(lines);
    copy.put(element, line);
    return new Origin(file, copy);
  }

  /** The line of an element, or of the nearest element around it; 0 where unknown. */
  public int lineOf(String element) {
    String name = element;
    while (!lines.containsKey(name) && name.contains(".")) {
      name = name.substring(0, name.lastIndexOf('.'));
    }
    return lines.getOrDefault(name, 0);
  }
}
