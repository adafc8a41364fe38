// SPDX-License-Identifier: EPL-2.0
/**
 * Plots as SVG, drawn in the manner of the field: ticks inside on all sides, titles at the ends of
 * the axes, decades on logarithmic axes, ratio panels, a palette for every eye.
 *
 * <p>{@link hep.assay.runtime.report.svg.PlotSvg} is the whole; each painter draws one kind of
 * series on a {@link hep.assay.runtime.report.svg.Frame}.
 */
package hep.assay.runtime.report.svg;
