// SPDX-License-Identifier: EPL-2.0
/**
 * The terms of all models, and from a term and the inputs to the layers of a network, with weights
 * drawn from the study's seed.
 *
 * <p>To add a network, write its term in {@link hep.assay.runtime.network.design.Models} and a case
 * in {@link hep.assay.runtime.network.design.Design}.
 */
package hep.assay.runtime.network.design;
