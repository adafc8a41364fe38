// SPDX-License-Identifier: EPL-2.0
/**
 * What every trainer is told and how every training goes, whatever the engine: the task (events,
 * weights, settings), losses, optimisers, decorrelations, the loop over epochs that keeps the best
 * of them, and the port {@link hep.assay.runtime.network.training.Trainer} that engines fill.
 *
 * <p>To add a loss, write its {@link hep.assay.runtime.network.training.Loss}; an optimiser or a
 * setting of it, a term in {@link hep.assay.runtime.network.training.Optimisers}; a decorrelation,
 * a term in {@link hep.assay.runtime.network.training.Decorrelations} and its penalty in {@link
 * hep.assay.runtime.penalty}.
 */
package hep.assay.runtime.network.training;
