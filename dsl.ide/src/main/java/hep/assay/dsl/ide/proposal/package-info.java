// SPDX-License-Identifier: EPL-2.0
/** What can be written next: keywords, names, words, settings, units, files. */
package hep.assay.dsl.ide.proposal;
