// SPDX-License-Identifier: EPL-2.0

/**
 * The language of Assay: the grammar {@code Assay.xtext}, its bindings, and {@link
 * hep.assay.dsl.AssayCompiler}, the one front door for command line, language server and Eclipse.
 *
 * <p>The grammar knows shapes, the vocabulary of the runtime knows words. So a new method, metric,
 * plot or setting needs no change here; a new kind of block or member does: its rule in {@code
 * Assay.xtext}, its facts, its checks, its template, its formatting.
 */
package hep.assay.dsl;
