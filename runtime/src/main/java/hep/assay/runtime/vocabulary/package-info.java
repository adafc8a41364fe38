// SPDX-License-Identifier: EPL-2.0
/**
 * The words of the language: which method names exist in which place, with their settings, ranges,
 * defaults and help.
 *
 * <p>To add a word, write the {@link hep.assay.runtime.vocabulary.Term} beside the code that does
 * the work and add one line to the {@link hep.assay.runtime.vocabulary.Registry} of that room.
 * Known name, known setting, value in range, completion, hover and the printed manual follow from
 * the term; no grammar, check or generator changes.
 */
package hep.assay.runtime.vocabulary;
