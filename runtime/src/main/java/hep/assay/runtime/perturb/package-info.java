// SPDX-License-Identifier: EPL-2.0
/**
 * What changes events: nuisances now; noise, attacks and conditional samplers with the robustness
 * blocks.
 *
 * <p>A nuisance is two {@link hep.assay.runtime.perturb.Variation}s, up and down, which are {@link
 * hep.assay.runtime.data.Alteration}s of a dataset while it is loaded: computed columns, cuts and
 * weights follow. To add a way to vary, add a line to {@link
 * hep.assay.runtime.perturb.Variations#ALL}.
 */
package hep.assay.runtime.perturb;
