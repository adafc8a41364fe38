// SPDX-License-Identifier: EPL-2.0

/**
 * The language in an editor: completion, hover, code actions, semantic colours, and the language
 * server itself.
 */
package hep.assay.dsl.ide;
