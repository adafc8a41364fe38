// SPDX-License-Identifier: EPL-2.0

/**
 * From the text of a token to its value and back: names with backquotes, strings with escapes,
 * whole and decimal numbers.
 *
 * <p>To add a value that is written in a new way: one converter here, one method in {@link
 * hep.assay.dsl.conversion.AssayValueConverters} that bears the name of the grammar's rule.
 */
package hep.assay.dsl.conversion;
