// SPDX-License-Identifier: EPL-2.0
/**
 * How a block of events goes through a network and back: the one executor that trains, scores and
 * differentiates, on the kernels of {@link hep.assay.runtime.kernel}.
 *
 * <p>{@link hep.assay.runtime.network.pass.Layout} says where parameters stand, {@code Plane} where
 * an event's numbers stand, a {@code Stage} is one layer at work, {@code Wiring} puts stages
 * together and {@link hep.assay.runtime.network.pass.Passage} runs them.
 *
 * <p>To add a layer, write its record in {@link hep.assay.runtime.network.Layer}, its stage here
 * and a line in {@code Wiring}, {@code Layout} (its parameters) and {@code LayerFormat}; the
 * finite-difference test runs over all layers.
 */
package hep.assay.runtime.network.pass;
