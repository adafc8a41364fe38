// SPDX-License-Identifier: EPL-2.0
/**
 * Columns with a shape, made of the objects of a list or of other columns: images and graphs.
 *
 * <p>To add one, implement {@link hep.assay.runtime.data.structure.Structure} with its term, whose
 * first setting is {@code of}, and add it to {@link
 * hep.assay.runtime.data.structure.Structures#ALL}: completion, checks and hover follow.
 */
package hep.assay.runtime.data.structure;
