// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Gate;
import hep.assay.runtime.result.StudyResults;

/** The verdict: every {@code require} of the study, whether it held, and on which numbers. */
final class GatesSection implements Section {
  @Override
  public String title() {
    return "Gates";
  }

  @Override
  public boolean applies(StudyResults results) {
    return results.blocks().stream().anyMatch(block -> !block.gates().isEmpty());
  }

  @Override
  public void write(StudyResults results, Html html) {
    html.open("div", "class", "scroll").open("table", "class", "gates").open("thead").open("tr");
    for (String column : new String[] {"", "required", "found", "in block"}) {
      html.leaf("th", column);
    }
    html.close("tr").close("thead").open("tbody");
    for (BlockResult block : results.blocks()) {
      block.gates().forEach(gate -> row(block, gate, html));
    }
    html.close("tbody").close("table").close("div");
  }

  private static void row(BlockResult block, Gate gate, Html html) {
    html.open("tr", "class", gate.held() ? "held" : "failed");
    html.leaf("td", gate.held() ? "\u2713 held" : "\u2717 failed", "class", "verdict");
    html.open("td").leaf("code", gate.condition()).close("td");
    html.open("td").text(gate.found());
    if (!gate.warning().isEmpty()) {
      html.leaf("div", gate.warning(), "class", "warning");
    }
    html.close("td").open("td");
    html.leaf("a", block.name(), "href", "#" + Markup.anchor(block.name())).close("td").close("tr");
  }
}
