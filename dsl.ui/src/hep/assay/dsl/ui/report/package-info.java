// SPDX-License-Identifier: EPL-2.0
/** The report of a run, inside the workbench. */
package hep.assay.dsl.ui.report;
