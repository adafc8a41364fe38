// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.assay.dsl.ide.EditedFolder;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCodeActionsTest {
  @TempDir Path folder;

  private List<String> fixed(String code, String text) {
    EditedFolder editor = new EditedFolder(folder);
    var study = editor.open("a.assay", text);
    Diagnostic first =
        editor.problems(study).stream()
            .filter(problem -> problem.getCode().getLeft().matches(code))
            .findFirst()
            .orElseThrow();
    var asked =
        new CodeActionParams(study, first.getRange(), new CodeActionContext(List.of(first)));
    return EditedFolder.answer(editor.server().codeAction(asked)).stream()
        .map(action -> action.getRight())
        .map(action -> action.getTitle() + ": " + applied(action, study.getUri(), text))
        .toList();
  }

  private static String applied(CodeAction action, String uri, String text) {
    TextEdit edit = action.getEdit().getChanges().get(uri).get(0);
    String[] lines = text.split("\n", -1);
    int line = edit.getRange().getStart().getLine();
    return lines[line].substring(0, edit.getRange().getStart().getCharacter())
        + edit.getNewText()
        + lines[line].substring(edit.getRange().getEnd().getCharacter());
  }

  @Test
  void anUnknownRoleIsChangedToTheNearest() {
    assertEquals(
        List.of("Change to 'signal':   sample W signal"),
        fixed(".*unknown", "dataset jets {\n  sample W signl\n}\n"));
  }

  @Test
  void anUnknownNameIsChangedToTheNearest() {
    assertEquals(
        List.of("Change to 'jets': region r on jets { }"),
        fixed(".*unknown", "dataset jets { sample W signal }\nregion r on jetz { }\n"));
  }

  @Test
  void aNameThatIsNearNothingHasNoFix() {
    assertEquals(
        List.of(),
        fixed(".*unknown", "dataset jets { sample W signal }\nregion r on somethingElse { }\n"));
  }

  @Test
  void aHabitOfCIsWrittenAsAWord() {
    assertEquals(
        List.of("Change to 'and':   column x = pt > 1 and pt < 2"),
        fixed(
            ".*cOperator",
            "dataset jets {\n  column x = pt > 1 && pt < 2\n  sample W signal\n}\n"));
  }
}
