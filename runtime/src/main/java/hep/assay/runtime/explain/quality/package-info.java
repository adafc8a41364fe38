// SPDX-License-Identifier: EPL-2.0
/**
 * Checks of explanations: whether they add up, agree, depend on the model, and are stable; one file
 * each.
 *
 * <p>To add a check, write a class that implements {@link
 * hep.assay.runtime.explain.quality.Quality} and add one line to {@link
 * hep.assay.runtime.explain.quality.Qualities#ALL}.
 */
package hep.assay.runtime.explain.quality;
