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
 * <p>Files are read in {@link hep.assay.runtime.data.Blocks}: a few at a time are in memory, and of
 * each only the events that the cuts keep and the columns that are used after them. A dataset that
 * nuisances vary keeps what its formulas read, of the events that pass under any variation. A graph
 * is stored with its adjacency: {@code 4 nodes (features + 1 + nodes)} bytes an event, 2 GB for a
 * million events with 20 nodes of 4 features.
 *
 * <p>A column of a file is a {@link hep.assay.runtime.data.ColumnData}; a table of them an {@link
 * hep.assay.runtime.data.EventTable}; what a file says of itself before it is read a {@link
 * hep.assay.runtime.data.Schema}.
 */
package hep.assay.runtime.data;
