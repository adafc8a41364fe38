// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

/**
 * Values of one branch for a run of entries.
 *
 * @param type type in the file
 * @param values array as {@link RootType#array} makes it; all values one after the other
 * @param offsets for jagged branches where each entry starts, counted in elements, then the number
 *     of elements; else null
 * @param width values of an entry, or of an element of a jagged branch
 * @param entries number of entries
 */
public record RootValues(RootType type, Object values, int[] offsets, int width, int entries) {}
