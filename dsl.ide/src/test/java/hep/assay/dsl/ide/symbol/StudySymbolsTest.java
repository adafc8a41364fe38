// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.assay.dsl.ide.EditedFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudySymbolsTest {
  @TempDir Path folder;

  @Test
  void theOutlineHasBlocksWithTheirSamplesAndColumns() {
    EditedFolder editor = new EditedFolder(folder);
    var study =
        editor.open(
            "a.assay",
            """
            study Tagging "Which one?" { seed 1 }
            dataset jets {
              files "jets.csv"
              sample W signal
              sample qcd background
              column pt [GeV]
            }
            classifier tagger on jets { inputs pt }
            region SR signal on jets { select pt > 1 }
            """);
    List<String> outline =
        EditedFolder.answer(editor.server().documentSymbol(new DocumentSymbolParams(study)))
            .stream()
            .flatMap(symbol -> lines("", symbol.getRight()))
            .toList();
    assertEquals(
        List.of(
            "Tagging: Which one?",
            "jets: dataset",
            "  W: sample signal",
            "  qcd: sample background",
            "  pt: column [GeV]",
            "tagger: classifier",
            "SR: region signal"),
        outline);
  }

  private static Stream<String> lines(String indent, DocumentSymbol symbol) {
    return Stream.concat(
        Stream.of(indent + symbol.getName() + ": " + symbol.getDetail()),
        symbol.getChildren().stream().flatMap(child -> lines(indent + "  ", child)));
  }
}
