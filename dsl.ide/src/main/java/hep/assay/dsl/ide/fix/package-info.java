// SPDX-License-Identifier: EPL-2.0
/**
 * Quick fixes. Each is a pure function from an issue and its data to edits, entered by its issue
 * code in {@link hep.assay.dsl.ide.fix.Fixes}; every editor, Eclipse too, gets them through the
 * code actions of the language server.
 */
package hep.assay.dsl.ide.fix;
