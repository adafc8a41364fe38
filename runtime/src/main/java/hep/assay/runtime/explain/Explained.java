// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.vocabulary.Method;
import java.util.Arrays;

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
    Method by, ExplainRequest request, Explanation explanation, Columns columns) {

  /** The request on the events that the explanation was made from. */
  public ExplainRequest explained() {
    return request.select(explanation.events());
  }

  /** An observable of the events that the explanation was made from, in its own unit. */
  public double[] values(String column) {
    double[] all = columns.values(column).all();
    return Arrays.stream(explanation.events()).mapToDouble(event -> all[event]).toArray();
  }
}
