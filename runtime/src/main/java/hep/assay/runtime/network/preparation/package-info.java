// SPDX-License-Identifier: EPL-2.0
/**
 * From columns to the inputs of a model: clipping, scaling, standardising, one-hot, missing values.
 * All that is fitted is fitted on training events, and stored with the model.
 *
 * <p>To add a method, write its {@link hep.assay.runtime.network.preparation.PreparationMethod} and
 * a line in {@link hep.assay.runtime.network.preparation.Preparations}.
 */
package hep.assay.runtime.network.preparation;
