// SPDX-License-Identifier: EPL-2.0
/**
 * Trained models as the rest of the house sees them, the terms of all models, and the ports that
 * engines fill.
 *
 * <p>To add a model, write its term here and a {@link hep.assay.runtime.network.Trainer} for it in
 * the room of its engine.
 */
package hep.assay.runtime.network;
