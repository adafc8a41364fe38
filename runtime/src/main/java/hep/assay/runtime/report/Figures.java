// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import hep.assay.runtime.report.svg.PlotSvg;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Plot;

/** Plots of blocks as SVG documents. */
final class Figures {
  private Figures() {}

  static String svg(BlockResult block, Plot plot, Conditions conditions) {
    return PlotSvg.draw(
        plot, block.name() + "-" + plot.name(), conditions.experiment(), conditions.conditions());
  }

  /** A figure of the page: the plot and its caption. */
  static void write(BlockResult block, Plot plot, Conditions conditions, Html html) {
    html.open("figure").raw(svg(block, plot, conditions));
    html.open("figcaption").leaf("b", plot.title() + ".").text(" " + plot.caption());
    html.close("figcaption").close("figure");
  }
}
