// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.result.StudyResults;
import java.util.List;
import java.util.stream.Stream;

/** Every warning of the run in one place, and what was unusual about the run as a whole. */
final class NotesSection implements Section {
  @Override
  public String title() {
    return "Notes and warnings";
  }

  @Override
  public boolean applies(StudyResults results) {
    return !results.provenance().notes().isEmpty()
        || results.blocks().stream().anyMatch(block -> !warnings(block).isEmpty());
  }

  @Override
  public void write(StudyResults results, Html html) {
    html.open("ul", "class", "notes");
    results.provenance().notes().forEach(note -> item("", note, html));
    for (BlockResult block : results.blocks()) {
      warnings(block).forEach(note -> item(block.name(), note, html));
    }
    html.close("ul");
  }

  private static List<Note> warnings(BlockResult block) {
    Stream<Note> gates =
        block.gates().stream()
            .filter(gate -> !gate.warning().isEmpty())
            .map(gate -> Note.warning(gate.condition() + ": " + gate.warning()));
    Stream<Note> notes =
        block.notes().stream().filter(note -> note.severity() == Note.Severity.WARNING);
    return Stream.concat(notes, gates).toList();
  }

  static void item(String place, Note note, Html html) {
    html.open("li", "class", note.severity() == Note.Severity.WARNING ? "warning" : "info");
    if (!place.isEmpty()) {
      html.leaf("a", place, "href", "#" + Markup.anchor(place)).text(" ");
    }
    html.text(note.text()).close("li");
  }
}
