// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.saved;

import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.result.Note;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an {@link Importer} read.
 *
 * @param preparations of the inputs, one a fold
 * @param models {@code [replica][fold]}; the first replica is the nominal one
 * @param files SHA-256 of each file read, by its path as the study writes it
 * @param notes what the reader of results must know
 */
public record Imported(
    List<Preparation> preparations,
    List<List<Model>> models,
    SortedMap<String, String> files,
    List<Note> notes) {
  public Imported {
    preparations = List.copyOf(preparations);
    models = models.stream().map(List::copyOf).toList();
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    notes = List.copyOf(notes);
  }
}
