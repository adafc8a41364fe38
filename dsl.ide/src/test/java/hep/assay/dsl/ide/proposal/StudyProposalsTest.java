// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.dsl.ide.EditedFolder;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyProposalsTest {
  private static final String JETS =
      """
      dataset jets {
        files "jets.csv"
        sample W signal
        sample qcd background
        column pt [GeV]
        column `m J1` [GeV]
      }
      """;

  @TempDir Path folder;

  private List<CompletionItem> at(String marked) {
    EditedFolder editor = new EditedFolder(folder);
    var study = editor.open("a.assay", EditedFolder.unmarked(marked));
    return EditedFolder.answer(
            editor.server().completion(new CompletionParams(study, EditedFolder.mark(marked))))
        .getRight()
        .getItems();
  }

  private static List<String> texts(List<CompletionItem> items) {
    return items.stream().map(item -> item.getTextEdit().getLeft().getNewText()).toList();
  }

  @Test
  void aBlockOffersItsMembersAndNoPunctuation() {
    List<String> offered = texts(at("classifier c { | }"));
    assertTrue(
        offered.containsAll(List.of("inputs", "model", "train", "decorrelate")), offered::toString);
    assertFalse(offered.contains("}"), offered::toString);
    assertFalse(offered.contains("select"), offered::toString);
  }

  @Test
  void anEmptyFileOffersBlocks() {
    List<String> offered = texts(at("|"));
    assertTrue(
        offered.containsAll(List.of("study", "dataset", "classifier", "import")),
        offered::toString);
  }

  @Test
  void onOffersDatasetsAndSamples() {
    List<String> offered = texts(at(JETS + "classifier c on | { }"));
    assertEquals(List.of("W", "jets", "qcd"), offered.stream().sorted().toList());
  }

  @Test
  void eachClauseOffersItsOwnBlocks() {
    String study = JETS + "classifier c on jets { }\nregion r on jets { }\n";
    assertEquals(List.of("c"), texts(at(study + "comparison x of | { }")));
    assertEquals(List.of("r"), texts(at(study + "comparison x of c in | { }")));
  }

  @Test
  void inputsOfferColumnsInBackquotesWhereNeeded() {
    List<CompletionItem> offered = at(JETS + "classifier c on jets { inputs | }");
    assertTrue(texts(offered).contains("pt"), () -> texts(offered).toString());
    assertTrue(texts(offered).contains("`m J1`"), () -> texts(offered).toString());
    CompletionItem pt =
        offered.stream().filter(item -> item.getLabel().equals("pt")).findFirst().get();
    assertEquals("column [GeV]", pt.getDetail());
  }

  @Test
  void aKeywordIsNotOfferedAsAName() {
    List<String> offered = texts(at(JETS + "region r on jets { select | }"));
    assertTrue(offered.contains("pt"), offered::toString);
    assertFalse(offered.contains("luminosity"), offered::toString);
  }

  @Test
  void aNumberOffersUnits() {
    List<String> offered = texts(at(JETS + "region r on jets { select pt > 3 | }"));
    assertTrue(offered.contains("GeV"), offered::toString);
  }

  @Test
  void aColumnOffersUnitsInItsBrackets() {
    List<String> offered = texts(at("dataset d { column pt [|] }"));
    assertTrue(offered.containsAll(List.of("GeV", "TeV")), offered::toString);
  }

  @Test
  void rolesAreOffered() {
    List<String> offered = texts(at("dataset d { sample s | }"));
    assertTrue(offered.containsAll(List.of("signal", "background")), offered::toString);
  }

  @Test
  void filesOfTheFolderAreOffered() {
    EditedFolder.write(folder, "jets.csv", "pt\n1\n");
    EditedFolder.write(folder, "data/more.csv", "pt\n1\n");
    List<String> offered = texts(at("dataset d { files | }"));
    assertEquals(List.of("\"data/\"", "\"jets.csv\""), offered);
  }

  @Test
  void wordsThatThisVersionRefusesAreNotOffered() {
    List<String> offered = texts(at("export |"));
    assertFalse(offered.contains("combine"), offered::toString);
  }
}
