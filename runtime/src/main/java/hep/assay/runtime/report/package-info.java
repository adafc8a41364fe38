// SPDX-License-Identifier: EPL-2.0
/**
 * From results to what people read: one self-contained HTML page, SVG plots, CSV and TeX tables,
 * and {@code study.json}.
 *
 * <p>Everything a study says is a stranger's text and goes through {@link
 * hep.assay.runtime.report.Markup#escape}. To add a section of the page, write a class that
 * implements {@link hep.assay.runtime.report.Section} and add one line to {@link
 * hep.assay.runtime.report.Report}. A new kind of plot is a new {@link
 * hep.assay.runtime.result.Series}, drawn by one more painter in {@code report.svg}.
 */
package hep.assay.runtime.report;
