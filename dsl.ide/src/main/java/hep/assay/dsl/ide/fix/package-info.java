// SPDX-License-Identifier: EPL-2.0
/**
 * Quick fixes: pure functions from an issue and its data to edits, in {@link
 * hep.assay.dsl.ide.fix.Fixes}. A check that gives its issue a datum has its fix by that alone;
 * every editor, Eclipse too, gets them through the code actions of the language server.
 */
package hep.assay.dsl.ide.fix;
