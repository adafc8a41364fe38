// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.server;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;

/** The studies being edited, each told to the server once however many editors show it. */
public final class OpenStudies {
  private OpenStudies() {}

  private static final Map<IDocument, Open> OPEN = new ConcurrentHashMap<>();

  private static final class Open implements IDocumentListener {
    private final String uri;
    private int version = 1;
    private int editors;

    Open(String uri) {
      this.uri = uri;
    }

    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {}

    @Override
    public void documentChanged(DocumentEvent event) {
      DidChangeTextDocumentParams change =
          new DidChangeTextDocumentParams(
              new VersionedTextDocumentIdentifier(uri, ++version),
              List.of(new TextDocumentContentChangeEvent(event.getDocument().get())));
      StudyServer.tell(server -> server.didChange(change));
    }
  }

  /** An editor shows this text; one that stands in no file is left alone. */
  public static synchronized void shown(IDocument document) {
    Open open = OPEN.get(document);
    if (open == null) {
      Optional<String> uri = fileOf(document);
      if (uri.isEmpty()) {
        return;
      }
      open = new Open(uri.get());
      OPEN.put(document, open);
      TextDocumentItem item = new TextDocumentItem(open.uri, "assay", 1, document.get());
      StudyServer.tell(server -> server.didOpen(new DidOpenTextDocumentParams(item)));
      document.addDocumentListener(open);
    }
    open.editors++;
  }

  /** An editor shows this text no more. */
  public static synchronized void hidden(IDocument document) {
    Open open = OPEN.get(document);
    if (open != null && --open.editors == 0) {
      OPEN.remove(document);
      document.removeDocumentListener(open);
      TextDocumentIdentifier closed = new TextDocumentIdentifier(open.uri);
      StudyServer.tell(server -> server.didClose(new DidCloseTextDocumentParams(closed)));
    }
  }

  /** What the server calls this text; empty where it is no study being edited. */
  public static Optional<TextDocumentIdentifier> identifier(IDocument document) {
    Open open = document == null ? null : OPEN.get(document);
    return Optional.ofNullable(open).map(one -> new TextDocumentIdentifier(one.uri));
  }

  /** The text being edited of this address. */
  public static Optional<IDocument> document(String uri) {
    return OPEN.entrySet().stream()
        .filter(entry -> entry.getValue().uri.equals(uri))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Optional<String> fileOf(IDocument document) {
    ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(document);
    URI uri =
        buffer == null || buffer.getFileStore() == null ? null : buffer.getFileStore().toURI();
    return Optional.ofNullable(uri).map(StudyServer::address);
  }
}
