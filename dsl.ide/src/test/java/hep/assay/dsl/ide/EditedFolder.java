// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.xtext.ide.server.LanguageServerImpl;

/** A folder as an editor edits it: files, a server, and what the server says of them. */
public final class EditedFolder implements LanguageClient {
  private static final long SECONDS = 60;

  private final Path folder;
  private final LanguageServerImpl server = AssayServer.create();
  private final Map<String, List<Diagnostic>> problems = new ConcurrentHashMap<>();
  private final InitializeResult capabilities;

  /** Opens a folder with the files that are in it. */
  public EditedFolder(Path folder) {
    this.folder = folder;
    server.connect(this);
    InitializeParams params = new InitializeParams();
    WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
    workspace.setWorkspaceFolders(true);
    TextDocumentClientCapabilities documents = new TextDocumentClientCapabilities();
    DocumentSymbolCapabilities symbols = new DocumentSymbolCapabilities();
    symbols.setHierarchicalDocumentSymbolSupport(true);
    documents.setDocumentSymbol(symbols);
    params.setCapabilities(new ClientCapabilities(workspace, documents, null));
    params.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toUri().toString(), "folder")));
    capabilities = answer(server.initialize(params));
    server.initialized(new InitializedParams());
  }

  public LanguageServerImpl server() {
    return server;
  }

  public InitializeResult capabilities() {
    return capabilities;
  }

  /** Writes a file, without an editor. */
  public static void write(Path folder, String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Opens a text in the editor under this name. */
  public TextDocumentIdentifier open(String name, String text) {
    String uri = folder.resolve(name).toUri().toString();
    server.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "assay", 1, text)));
    return new TextDocumentIdentifier(uri);
  }

  /** Replaces the text of an open file. */
  public void change(TextDocumentIdentifier document, int version, String text) {
    server.didChange(
        new DidChangeTextDocumentParams(
            new VersionedTextDocumentIdentifier(document.getUri(), version),
            List.of(new TextDocumentContentChangeEvent(text))));
  }

  /** What the server said last of a file, after it has worked off all that was asked before. */
  public List<Diagnostic> problems(TextDocumentIdentifier document) {
    symbols(document);
    return problems.getOrDefault(document.getUri(), List.of());
  }

  private void symbols(TextDocumentIdentifier document) {
    answer(server.documentSymbol(new org.eclipse.lsp4j.DocumentSymbolParams(document)));
  }

  /** Waits for an answer. */
  public static <T> T answer(CompletableFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** The place of the n-th mark {@code |} of a text; see {@link #unmarked}. */
  public static Position mark(String text) {
    String before = text.substring(0, text.indexOf('|'));
    int line = (int) before.chars().filter(c -> c == '\n').count();
    return new Position(line, before.length() - before.lastIndexOf('\n') - 1);
  }

  /** The text without its mark. */
  public static String unmarked(String text) {
    return text.replaceFirst("\\|", "");
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams said) {
    problems.put(said.getUri(), said.getDiagnostics());
  }

  @Override
  public void telemetryEvent(Object object) {}

  @Override
  public void showMessage(MessageParams message) {}

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void logMessage(MessageParams message) {}
}
