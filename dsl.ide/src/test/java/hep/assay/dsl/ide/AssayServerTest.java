// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssayServerTest {
  @TempDir Path folder;

  @Test
  void aTextWithAnErrorGetsAProblemThatGoesWithTheError() {
    EditedFolder editor = new EditedFolder(folder);

    TextDocumentIdentifier study = editor.open("a.assay", "study A { seed 1\n");
    List<Diagnostic> problems = editor.problems(study);
    assertEquals(1, problems.size(), problems::toString);

    editor.change(study, 2, "study A { seed 1 }\n");
    assertEquals(
        List.of(), editor.problems(study).stream().filter(AssayServerTest::isSyntaxError).toList());
  }

  private static boolean isSyntaxError(Diagnostic problem) {
    return problem.getCode().getLeft().contains("Syntax");
  }

  @Test
  void typingWritesNoFile() throws IOException {
    EditedFolder editor = new EditedFolder(folder);
    TextDocumentIdentifier study = editor.open("a.assay", "study A { seed 1 }\n");
    editor.problems(study);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void theServerOffersWhatEditorsAskFor() {
    var offered = new EditedFolder(folder).capabilities().getCapabilities();
    assertNotNull(offered.getCompletionProvider());
    assertTrue(offered.getHoverProvider().getLeft());
    assertTrue(offered.getDefinitionProvider().getLeft());
    assertTrue(offered.getReferencesProvider().getLeft());
    assertTrue(offered.getRenameProvider().getLeft());
    assertTrue(offered.getDocumentFormattingProvider().getLeft());
    assertTrue(offered.getDocumentSymbolProvider().getLeft());
    assertNotNull(offered.getSemanticTokensProvider());
  }

  @Test
  void formattingIsThatOfTheCommandLine() {
    EditedFolder editor = new EditedFolder(folder);
    String text = "study A{seed 1}dataset d{sample s signal sample b background}\n";
    TextDocumentIdentifier study = editor.open("a.assay", text);
    List<? extends TextEdit> edits =
        EditedFolder.answer(
            editor
                .server()
                .formatting(new DocumentFormattingParams(study, new FormattingOptions(2, true))));
    assertFalse(edits.isEmpty());
  }

  @Test
  void theServerEndsWhenItsInputEnds() throws Exception {
    PipedOutputStream toServer = new PipedOutputStream();
    try (PipedInputStream in = new PipedInputStream(toServer);
        PipedOutputStream out = new PipedOutputStream(new PipedInputStream())) {
      Future<Void> serving = AssayServer.serve(in, out);
      toServer.close();
      serving.get(60, TimeUnit.SECONDS);
      assertTrue(serving.isDone());
    }
  }
}
