// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.StudyResults;
import java.util.List;
import java.util.Set;

/** The blocks of some kinds, in the order of the study, with all that they came to. */
record BlocksSection(String title, Set<String> kinds) implements Section {

  @Override
  public boolean applies(StudyResults results) {
    return results.blocks().stream().anyMatch(block -> kinds.contains(block.kind()));
  }

  @Override
  public void write(StudyResults results, Html html) {
    Conditions conditions = Conditions.of(results.plan());
    results.blocks().stream()
        .filter(block -> kinds.contains(block.kind()))
        .forEach(block -> write(block, conditions, html));
  }

  private static void write(BlockResult block, Conditions conditions, Html html) {
    html.open("section", "class", "block", "id", Markup.anchor(block.name()));
    html.open("h3").leaf("span", block.kind(), "class", "kind").text(block.name()).close("h3");
    if (!block.summary().isEmpty()) {
      html.leaf("p", block.summary());
    }
    if (!block.notes().isEmpty()) {
      html.open("ul", "class", "notes");
      block.notes().forEach(note -> NotesSection.item("", note, html));
      html.close("ul");
    }
    measured(block, html);
    block.tables().forEach(table -> Tables.write(table, html));
    if (!block.plots().isEmpty()) {
      html.open("div", "class", "figures");
      block.plots().forEach(plot -> Figures.write(block, plot, conditions, html));
      html.close("div");
    }
    html.close("section");
  }

  private static void measured(BlockResult block, Html html) {
    if (block.measured().isEmpty()) {
      return;
    }
    MeasuredTable.all(block).forEach(table -> Tables.write(table, html));
    List<String> footnotes = MeasuredTable.footnotes(block);
    html.open("ul", "class", "foot");
    footnotes.forEach(note -> html.leaf("li", note));
    html.close("ul");
  }
}
