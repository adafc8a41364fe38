// SPDX-License-Identifier: EPL-2.0
/**
 * What the Generic Editor of the Platform does with a study. Each class answers one of its
 * extension points by asking the language server.
 */
package hep.assay.dsl.ui.editor;
