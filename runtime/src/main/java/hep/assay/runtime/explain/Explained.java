// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.vocabulary.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An explanation with what it was made from.
 *
 * @param by the method as the study gives it
 * @param request models and events
 * @param explanation what was found, with its region and variation
 * @param columns the observables of the request's events as the study sees them, unprepared, in the
 *     same order
 */
public record Explained(
    Method by, ExplainRequest request, Explanation explanation, EventTable columns) {

  /** Names of the classes, in the order in which the events count them. */
  public List<String> classes() {
    return request.trainings().get(0).outputs();
  }

  /** The request on the events that the explanation was made from. */
  public ExplainRequest explained() {
    return request.select(explanation.events());
  }

  /**
   * The same without the events that no plot draws: those that it was not made from, and all where
   * it has no relevances of single events; what was the reference is not there either.
   */
  public Explained lean() {
    int[] drawn = explanation.relevance().isEmpty() ? new int[1] : explanation.events();
    ExplainRequest few = request.select(drawn);
    ExplainRequest bare =
        new ExplainRequest(
            few.of(), few.trainings(), few.events(), few.events(), few.features(), few.seed());
    EventTable chosen = EventTable.of(drawn.length);
    for (String name : columns.names()) {
      chosen = chosen.with(name, columns.values(name).select(drawn));
    }
    int[] all = IntStream.range(0, drawn.length).toArray();
    return new Explained(by, bare, explanation.from(all, List.of()), chosen);
  }

  /** An observable of the events that the explanation was made from, in its own unit. */
  public double[] values(String column) {
    double[] all = columns.values(column).all();
    return Arrays.stream(explanation.events()).mapToDouble(event -> all[event]).toArray();
  }
}
