// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.result;

import java.util.List;

/**
 * What one block of the study came to.
 *
 * @param name the block's name
 * @param kind dataset, classifier, region, nuisance, comparison, explanation, ...
 * @param summary one sentence of facts: {@code 22,888 events, 31 columns; 60 % training, ...}
 * @param measured the numbers
 * @param plots the plots, in the order to show
 * @param tables the tables
 * @param gates the gates
 * @param notes what the reader must know
 */
public record BlockResult(
    String name,
    String kind,
    String summary,
    List<Measured> measured,
    List<Plot> plots,
    List<Table> tables,
    List<Gate> gates,
    List<Note> notes) {
  public BlockResult {
    measured = List.copyOf(measured);
    plots = List.copyOf(plots);
    tables = List.copyOf(tables);
    gates = List.copyOf(gates);
    notes = List.copyOf(notes);
  }
}
