// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.vocabulary.Method;

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
    Method by, ExplainRequest request, Explanation explanation, Columns columns) {}
