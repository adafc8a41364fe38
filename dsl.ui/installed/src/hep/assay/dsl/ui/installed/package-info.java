// SPDX-License-Identifier: EPL-2.0
/**
 * Drives a workbench into which Assay was installed from the update site. It names no class of
 * Assay: what it sees is what a user of that workbench sees.
 */
package hep.assay.dsl.ui.installed;
