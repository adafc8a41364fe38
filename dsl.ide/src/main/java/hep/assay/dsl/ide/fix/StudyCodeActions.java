// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.fix;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2;

/** Offers the fixes of the problems under the cursor. */
public class StudyCodeActions implements ICodeActionService2 {

  @Override
  public List<Either<Command, CodeAction>> getCodeActions(Options options) {
    List<String> only = options.getCodeActionParams().getContext().getOnly();
    boolean wanted = only == null || only.isEmpty() || only.contains(CodeActionKind.QuickFix);
    List<Either<Command, CodeAction>> actions = new ArrayList<>();
    if (wanted) {
      for (Diagnostic diagnostic : options.getCodeActionParams().getContext().getDiagnostics()) {
        actions.addAll(actions(options, diagnostic));
      }
    }
    return actions;
  }

  private static List<Either<Command, CodeAction>> actions(Options options, Diagnostic diagnostic) {
    String uri = options.getCodeActionParams().getTextDocument().getUri();
    return options
        .getLanguageServerAccess()
        .doSyncRead(
            uri,
            context ->
                Fixes.of(problem(diagnostic, context.getDocument())).stream()
                    .map(fix -> action(fix, diagnostic, uri, context.getDocument()))
                    .map(Either::<Command, CodeAction>forRight)
                    .toList());
  }

  private static Fixes.Problem problem(Diagnostic diagnostic, Document document) {
    int begin = document.getOffSet(diagnostic.getRange().getStart());
    int end = document.getOffSet(diagnostic.getRange().getEnd());
    return new Fixes.Problem(
        diagnostic.getCode() == null ? "" : String.valueOf(diagnostic.getCode().get()),
        data(diagnostic.getData()),
        document.getContents(),
        begin,
        end - begin);
  }

  /** An array in this process, an array of JSON where it went over a wire. */
  private static List<String> data(Object data) {
    if (data instanceof JsonArray array) {
      return StreamSupport.stream(array.spliterator(), false)
          .map(JsonElement::getAsString)
          .toList();
    }
    return data instanceof String[] strings ? List.of(strings) : List.of();
  }

  private static CodeAction action(Fix fix, Diagnostic diagnostic, String uri, Document document) {
    CodeAction action = new CodeAction(fix.title());
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(diagnostic));
    List<TextEdit> edits =
        fix.edits().stream()
            .map(
                edit ->
                    new TextEdit(
                        new Range(
                            document.getPosition(edit.offset()),
                            document.getPosition(edit.offset() + edit.length())),
                        edit.text()))
            .toList();
    action.setEdit(new WorkspaceEdit(Map.of(uri, edits)));
    return action;
  }
}
