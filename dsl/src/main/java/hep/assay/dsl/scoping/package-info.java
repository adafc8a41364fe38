// SPDX-License-Identifier: EPL-2.0

/**
 * Which names can stand where: blocks, samples and columns of a dataset, columns of a file, words
 * of the vocabulary.
 */
package hep.assay.dsl.scoping;
