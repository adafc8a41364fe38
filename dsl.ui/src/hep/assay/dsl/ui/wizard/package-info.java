// SPDX-License-Identifier: EPL-2.0
/** File &gt; New &gt; Assay Study. */
package hep.assay.dsl.ui.wizard;
