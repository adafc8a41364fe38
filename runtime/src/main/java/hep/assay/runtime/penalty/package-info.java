// SPDX-License-Identifier: EPL-2.0
/**
 * Decorrelation: what is added to the loss of a training so that a score does not depend on
 * protected columns.
 *
 * <p>To add a method, write one class with its {@code TERM} that implements {@link
 * hep.assay.runtime.penalty.Penalty}, and one line in {@link
 * hep.assay.runtime.penalty.Penalties#ALL}.
 */
package hep.assay.runtime.penalty;
