// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.result;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a number depends on besides the study: never a time, a host or an absolute path, so that a
 * repetition gives the same bytes.
 *
 * @param assay version of Assay
 * @param engines name and version of each engine used
 * @param cpuFamily the family of processors, where an engine's numbers depend on it; empty
 *     otherwise
 * @param files SHA-256 of each file that was read, by the path as the study writes it
 * @param seed the study's seed
 * @param notes what was unusual about the run as a whole
 */
public record Provenance(
    String assay,
    Map<String, String> engines,
    String cpuFamily,
    Map<String, String> files,
    long seed,
    List<Note> notes) {
  public Provenance {
    engines = Collections.unmodifiableMap(new TreeMap<>(engines));
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    notes = List.copyOf(notes);
  }
}
