// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;

/** Carries out what the server proposes: in an open editor unsaved, in other files at once. */
public final class Edits {
  private Edits() {}

  /** One step of undo. */
  public static void apply(IDocument document, List<? extends TextEdit> edits)
      throws CoreException {
    MultiTextEdit all = new MultiTextEdit();
    for (TextEdit edit : edits) {
      IRegion region = Places.region(document, edit.getRange());
      all.addChild(new ReplaceEdit(region.getOffset(), region.getLength(), edit.getNewText()));
    }
    try {
      all.apply(document);
    } catch (BadLocationException e) {
      throw new CoreException(Status.error("The text has changed meanwhile", e));
    }
  }

  public static void apply(WorkspaceEdit edit) throws CoreException {
    for (Map.Entry<String, List<TextEdit>> file : edit.getChanges().entrySet()) {
      Optional<IDocument> open = OpenStudies.document(file.getKey());
      if (open.isPresent()) {
        apply(open.get(), file.getValue());
      } else {
        save(Path.of(URI.create(file.getKey())), file.getValue());
      }
    }
  }

  private static void save(Path file, List<TextEdit> edits) throws CoreException {
    ITextFileBufferManager buffers = FileBuffers.getTextFileBufferManager();
    IPath path = IPath.fromPath(file);
    buffers.connect(path, LocationKind.LOCATION, null);
    try {
      ITextFileBuffer buffer = buffers.getTextFileBuffer(path, LocationKind.LOCATION);
      apply(buffer.getDocument(), edits);
      buffer.commit(null, false);
    } finally {
      buffers.disconnect(path, LocationKind.LOCATION, null);
    }
  }
}
