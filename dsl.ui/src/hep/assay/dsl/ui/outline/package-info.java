// SPDX-License-Identifier: EPL-2.0
/** The outline of a study: blocks, samples, columns, parameters. */
package hep.assay.dsl.ui.outline;
