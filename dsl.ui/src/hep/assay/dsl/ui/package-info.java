// SPDX-License-Identifier: EPL-2.0
/** Assay in the Eclipse workbench. */
package hep.assay.dsl.ui;
