// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NavigationTest {
  private static final String STUDY =
      """
      dataset jets { files "jets.csv" sample W signal column pt [GeV] }
      classifier tagger on jets { inputs pt }
      region loose on jets { select |tagger > 0.5 and pt > 1 GeV }
      """;

  @TempDir Path folder;

  @Test
  void aNameLeadsToItsBlock() {
    EditedFolder editor = new EditedFolder(folder);
    var study = editor.open("a.assay", EditedFolder.unmarked(STUDY));
    List<? extends Location> found =
        EditedFolder.answer(
                editor.server().definition(new DefinitionParams(study, EditedFolder.mark(STUDY))))
            .getLeft();
    assertEquals(1, found.size());
    assertEquals(1, found.get(0).getRange().getStart().getLine());
    assertEquals("classifier ".length(), found.get(0).getRange().getStart().getCharacter());
  }

  @Test
  void aNameLeadsIntoAnImportedFile() {
    EditedFolder.write(folder, "lib.assay", "dataset jets { sample W signal }\n");
    EditedFolder editor = new EditedFolder(folder);
    String text = "import \"lib.assay\"\nregion r on |jets { }\n";
    var study = editor.open("a.assay", EditedFolder.unmarked(text));
    List<? extends Location> found =
        EditedFolder.answer(
                editor.server().definition(new DefinitionParams(study, EditedFolder.mark(text))))
            .getLeft();
    assertTrue(found.get(0).getUri().endsWith("lib.assay"), found::toString);
  }

  @Test
  void allUsesAreFound() {
    EditedFolder editor = new EditedFolder(folder);
    var study = editor.open("a.assay", EditedFolder.unmarked(STUDY));
    var asked = new ReferenceParams(study, EditedFolder.mark(STUDY), new ReferenceContext(true));
    List<Integer> lines =
        EditedFolder.answer(editor.server().references(asked)).stream()
            .map(location -> location.getRange().getStart().getLine())
            .sorted()
            .toList();
    assertEquals(List.of(1, 2), lines);
  }

  @Test
  void renamingChangesTheBlockAndItsUses() {
    EditedFolder editor = new EditedFolder(folder);
    var study = editor.open("a.assay", EditedFolder.unmarked(STUDY));
    var edit =
        EditedFolder.answer(
            editor
                .server()
                .rename(new RenameParams(study, EditedFolder.mark(STUDY), "best tagger")));
    List<TextEdit> edits = edit.getChanges().get(study.getUri());
    assertEquals(2, edits.size(), edits::toString);
    assertTrue(
        edits.stream().allMatch(one -> one.getNewText().contains("`best tagger`")),
        edits::toString);
  }

  @Test
  void aChangeOfAnImportedFileIsSeen() {
    EditedFolder.write(folder, "lib.assay", "dataset jets { sample W signal }\n");
    EditedFolder editor = new EditedFolder(folder);
    var lib = editor.open("lib.assay", "dataset jets { sample W signal }\n");
    var study = editor.open("a.assay", "import \"lib.assay\"\nregion r on jets { }\n");
    assertEquals(0, unknown(editor, study));
    editor.change(lib, 2, "dataset other { sample W signal }\n");
    assertEquals(1, unknown(editor, study));
    editor.change(lib, 3, "dataset jets { sample W signal }\n");
    assertEquals(0, unknown(editor, study));
  }

  private static long unknown(EditedFolder editor, org.eclipse.lsp4j.TextDocumentIdentifier study) {
    return editor.problems(study).stream()
        .filter(problem -> problem.getCode().getLeft().endsWith("unknown"))
        .count();
  }
}
