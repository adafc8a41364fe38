// SPDX-License-Identifier: EPL-2.0

/**
 * Facts that are derived from a study and shared by checks, hover and generator: what a block is
 * after {@code from}, which names there are, which words are reserved.
 *
 * <p>A fact has one place. To add one: a class here that computes it from the model, without side
 * effects; whoever needs it asks here.
 */
package hep.assay.dsl.facts;
