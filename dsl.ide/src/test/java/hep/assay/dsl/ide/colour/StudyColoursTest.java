// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.assay.dsl.ide.EditedFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyColoursTest {
  @TempDir Path folder;

  private List<String> colours(String text) {
    EditedFolder editor = new EditedFolder(folder);
    var study = editor.open("a.assay", text);
    List<Integer> data =
        EditedFolder.answer(editor.server().semanticTokensFull(new SemanticTokensParams(study)))
            .getData();
    List<String> legend =
        editor
            .capabilities()
            .getCapabilities()
            .getSemanticTokensProvider()
            .getLegend()
            .getTokenTypes();
    List<String> colours = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    int line = 0;
    int column = 0;
    for (int i = 0; i < data.size(); i += 5) {
      column = data.get(i) == 0 ? column + data.get(i + 1) : data.get(i + 1);
      line += data.get(i);
      String word = lines[line].substring(column, column + data.get(i + 2));
      colours.add(word + " " + legend.get(data.get(i + 3)));
    }
    return colours;
  }

  @Test
  void keywordsNumbersTextsAndCommentsAreTold() {
    assertEquals(
        List.of(
            "// why comment",
            "study keyword",
            "A class",
            "\"title\" string",
            "seed keyword",
            "12 number"),
        colours("// why\nstudy A \"title\" { seed 12 }\n"));
  }

  @Test
  void aKeywordThatIsANameHasTheColourOfAName() {
    assertEquals(
        List.of(
            "dataset keyword",
            "d class",
            "column keyword",
            "weight property",
            "GeV type",
            "weight keyword",
            "weight property",
            "2 number",
            "GeV type"),
        colours("dataset d {\n  column weight [GeV]\n  weight weight + 2 GeV\n}\n"));
  }

  @Test
  void rolesAndMethodsAreWords() {
    assertEquals(
        List.of(
            "dataset keyword",
            "d class",
            "sample keyword",
            "W enumMember",
            "signal modifier",
            "column keyword",
            "pt property",
            "bounds function",
            "0 number",
            "1 number"),
        colours("dataset d {\n  sample W signal\n  column pt bounds(0, 1)\n}\n"));
  }
}
