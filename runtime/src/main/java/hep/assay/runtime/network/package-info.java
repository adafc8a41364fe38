// SPDX-License-Identifier: EPL-2.0
/**
 * Trained models as the rest of the house sees them: {@link hep.assay.runtime.network.Model} gives
 * scores, a {@link hep.assay.runtime.network.Network} is a model of layers that can be
 * differentiated and explained, a tree ensemble one of trees.
 *
 * <p>The rooms inside, in the order in which events and terms walk through them:
 *
 * <ul>
 *   <li>{@code preparation}: from columns to the inputs of a model, fitted on training events;
 *   <li>{@code design}: the terms of all models, and from a term to the layers;
 *   <li>{@code training}: what a trainer is told, the loop over epochs, losses, optimisers;
 *   <li>{@code pass}: how events go through a network and back;
 *   <li>{@code saved}: models in files and folders, {@code keras}: those of Keras.
 * </ul>
 *
 * <p>To add a model, write its term in {@code design}, and a trainer for it in the room of its
 * engine.
 */
package hep.assay.runtime.network;
