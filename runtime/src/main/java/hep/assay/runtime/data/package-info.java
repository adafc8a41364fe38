// SPDX-License-Identifier: EPL-2.0
/**
 * Events as columns of primitive arrays, where they come from, and how they are split.
 *
 * <p>{@link hep.assay.runtime.data.Loading} turns a {@code DatasetPlan} into a {@link
 * hep.assay.runtime.data.Dataset}: files are read by a {@link hep.assay.runtime.data.Format} of
 * {@link hep.assay.runtime.data.format.Formats#ALL}, or events are made by a {@link
 * hep.assay.runtime.data.Generator} of {@link hep.assay.runtime.data.toy.Generators#ALL}; columns
 * get their units and missing values, weights their policy, samples their cuts.
 *
 * <p>A column of a file is a {@link hep.assay.runtime.data.ColumnData}; a table of them an {@link
 * hep.assay.runtime.data.EventTable}; what a file says of itself before it is read a {@link
 * hep.assay.runtime.data.Schema}.
 */
package hep.assay.runtime.data;
