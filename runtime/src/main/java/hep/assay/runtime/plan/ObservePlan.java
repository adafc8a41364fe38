// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.plan;

import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.vocabulary.Method;

/**
 * What is counted in a region, and in which bins.
 *
 * @param value the observable
 * @param by the binning
 */
public record ObservePlan(Expression value, Method by) {}
