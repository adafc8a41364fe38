// SPDX-License-Identifier: EPL-2.0

/**
 * The layout of a study: two spaces a level, one member a line, the values of neighbouring members
 * aligned; a block that was written on one line stays on one line, blank lines and comments are
 * kept.
 *
 * <p>Spacing is decided between two neighbouring tokens ({@link
 * hep.assay.dsl.formatting2.Spacing}), alignment by runs of like members ({@link
 * hep.assay.dsl.formatting2.Alignment}). A new block or member needs nothing here unless it shall
 * be aligned.
 */
package hep.assay.dsl.formatting2;
