// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.server;

import hep.assay.dsl.ide.AssayServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.xtext.ide.server.LanguageServerImpl;

/** The one language server of this workbench; started with the first study that is edited. */
public final class StudyServer {
  private static final StudyServer ONLY = new StudyServer();

  private final LanguageServerImpl server = AssayServer.create();
  private final CompletableFuture<List<String>> tokenTypes;
  private CompletableFuture<Void> told;

  private StudyServer() {
    server.connect(new Problems());
    tokenTypes = server.initialize(parameters()).thenApply(this::begun);
    // A message before the answer to the first would cancel the first.
    told = tokenTypes.thenAccept(types -> {});
    ResourcesPlugin.getWorkspace()
        .addResourceChangeListener(new ChangedFiles(), IResourceChangeEvent.POST_CHANGE);
  }

  private List<String> begun(InitializeResult result) {
    server.initialized(new InitializedParams());
    return result.getCapabilities().getSemanticTokensProvider().getLegend().getTokenTypes();
  }

  /** Passes something on, in the order of the calls. */
  public static void tell(Consumer<LanguageServerImpl> message) {
    synchronized (ONLY) {
      ONLY.told = ONLY.told.thenRun(() -> message.accept(ONLY.server));
    }
  }

  /** The names of the kinds of semantic tokens, by their number; empty while it starts. */
  public static List<String> tokenTypes() {
    boolean failed = ONLY.tokenTypes.isCompletedExceptionally();
    return failed ? List.of() : ONLY.tokenTypes.getNow(List.of());
  }

  /**
   * The answer to a question, waited for only so long that typing stays pleasant. A change of any
   * study cancels all questions: then it is asked again.
   *
   * @return empty where the server was busy longer, or had nothing to say
   */
  public static <T> Optional<T> ask(
      long milliseconds, Function<LanguageServerImpl, CompletableFuture<T>> question) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    while (System.nanoTime() < end) {
      try {
        ONLY.allTold().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        CompletableFuture<T> answer = question.apply(ONLY.server);
        return Optional.ofNullable(answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
      } catch (TimeoutException e) {
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } catch (CancellationException e) {
        // The text has changed meanwhile.
      } catch (ExecutionException e) {
        ILog.of(StudyServer.class).error("The language server failed", e.getCause());
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private synchronized CompletableFuture<Void> allTold() {
    return told;
  }

  private static InitializeParams parameters() {
    WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
    workspace.setWorkspaceFolders(true);
    DocumentSymbolCapabilities symbols = new DocumentSymbolCapabilities();
    symbols.setHierarchicalDocumentSymbolSupport(true);
    TextDocumentClientCapabilities text = new TextDocumentClientCapabilities();
    text.setDocumentSymbol(symbols);
    InitializeParams parameters = new InitializeParams();
    parameters.setCapabilities(new ClientCapabilities(workspace, text, null));
    parameters.setWorkspaceFolders(
        Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects())
            .map(StudyServer::folder)
            .filter(Objects::nonNull)
            .toList());
    return parameters;
  }

  /** A project as the server names it; null where it is closed or not on this machine. */
  static WorkspaceFolder folder(IProject project) {
    return project.isOpen() && project.getLocation() != null
        ? new WorkspaceFolder(address(project.getLocation().toFile().toURI()), project.getName())
        : null;
  }

  /** {@code file:///...}, the form in which the server and all editors write addresses. */
  public static String address(URI uri) {
    return "file".equals(uri.getScheme()) ? Path.of(uri).toUri().toString() : uri.toString();
  }
}
