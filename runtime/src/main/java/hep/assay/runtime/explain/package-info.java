// SPDX-License-Identifier: EPL-2.0
/**
 * Explainers: how much each input matters to a score, one file each.
 *
 * <p>To add an explainer, write a class that implements {@link
 * hep.assay.runtime.explain.Explainer}: its {@link hep.assay.runtime.vocabulary.Term} is its
 * documentation, {@link hep.assay.runtime.explain.Needs} what a model must offer. Add one line to
 * {@link hep.assay.runtime.explain.Explainers#ALL}; completion, the check against the model and the
 * contract test over the list follow. Rules of relevance propagation are in {@code lrp}, checks of
 * explanations in {@code quality}.
 */
package hep.assay.runtime.explain;
