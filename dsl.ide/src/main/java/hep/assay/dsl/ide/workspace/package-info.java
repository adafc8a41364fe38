// SPDX-License-Identifier: EPL-2.0
/** Which files of a folder the language server reads. */
package hep.assay.dsl.ide.workspace;
