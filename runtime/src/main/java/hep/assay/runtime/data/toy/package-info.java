// SPDX-License-Identifier: EPL-2.0
/**
 * Generators of the literature, for which exact answers are known.
 *
 * <p>To add one, implement {@link hep.assay.runtime.data.Generator} with its term and add one line
 * to {@link hep.assay.runtime.data.toy.Generators#ALL}. Event {@code i} depends on the seed and on
 * {@code i} only.
 */
package hep.assay.runtime.data.toy;
