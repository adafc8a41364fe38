// SPDX-License-Identifier: EPL-2.0
/** What an editor tells of a name or word under the pointer. */
package hep.assay.dsl.ide.hover;
