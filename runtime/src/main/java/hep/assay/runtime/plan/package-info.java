// SPDX-License-Identifier: EPL-2.0
/**
 * What shall be done: a study as immutable records, built by the generated Java.
 *
 * <p>Every record has a static start ({@code dataset("jets")}) and methods that return a copy with
 * one more thing said, so that the generated Java reads like the study. {@link
 * hep.assay.runtime.plan.StudyPlan} is the whole.
 */
package hep.assay.runtime.plan;
