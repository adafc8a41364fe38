// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.server;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.services.LanguageClient;

/** What the server finds wrong, as markers of the files. */
public final class Problems implements LanguageClient {
  public static final String MARKER = "hep.assay.dsl.ui.problem";

  /** The attribute that holds the whole problem as the server said it, for its quick fixes. */
  private static final String SAID = "said";

  private static final Gson JSON = new MessageJsonHandler(Map.of()).getGson();

  /** The problem that a marker stands for; null for any other marker. */
  public static Diagnostic of(IMarker marker) {
    return JSON.fromJson(marker.getAttribute(SAID, "null"), Diagnostic.class);
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams said) {
    URI uri = URI.create(said.getUri());
    for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(uri)) {
      WorkspaceJob job =
          new WorkspaceJob("Problems of " + file.getName()) {
            @Override
            public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
              mark(file, said.getUri(), said.getDiagnostics());
              return Status.OK_STATUS;
            }
          };
      job.setRule(ResourcesPlugin.getWorkspace().getRuleFactory().markerRule(file));
      job.setSystem(true);
      job.schedule();
    }
  }

  private static void mark(IFile file, String uri, List<Diagnostic> problems) throws CoreException {
    if (!file.exists()) {
      return;
    }
    file.deleteMarkers(MARKER, true, IResource.DEPTH_ZERO);
    IDocument text = problems.isEmpty() ? null : text(file, uri);
    for (Diagnostic problem : problems) {
      file.createMarker(MARKER, attributes(problem, text));
    }
  }

  private static Map<String, Object> attributes(Diagnostic problem, IDocument text) {
    Map<String, Object> attributes = new HashMap<>();
    IRegion region = Places.region(text, problem.getRange());
    attributes.put(IMarker.MESSAGE, problem.getMessage().getLeft());
    attributes.put(IMarker.SEVERITY, severity(problem.getSeverity()));
    attributes.put(IMarker.LINE_NUMBER, problem.getRange().getStart().getLine() + 1);
    attributes.put(IMarker.CHAR_START, region.getOffset());
    attributes.put(IMarker.CHAR_END, region.getOffset() + region.getLength());
    attributes.put(SAID, JSON.toJson(problem));
    return attributes;
  }

  private static int severity(DiagnosticSeverity severity) {
    return switch (severity) {
      case Error -> IMarker.SEVERITY_ERROR;
      case Warning -> IMarker.SEVERITY_WARNING;
      default -> IMarker.SEVERITY_INFO;
    };
  }

  private static IDocument text(IFile file, String uri) throws CoreException {
    Optional<IDocument> open = OpenStudies.document(uri);
    if (open.isPresent()) {
      return open.get();
    }
    try (InputStream in = file.getContents(true)) {
      return new Document(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CoreException(Status.error("Could not read " + file, e));
    }
  }

  @Override
  public void logMessage(MessageParams message) {
    ILog.of(Problems.class).info(message.getMessage());
  }

  @Override
  public void showMessage(MessageParams message) {
    logMessage(message);
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void telemetryEvent(Object object) {}
}
