// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.server;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;

/** Tells the server of studies and projects that came, changed or went outside of an editor. */
final class ChangedFiles implements IResourceChangeListener {
  @Override
  public void resourceChanged(IResourceChangeEvent event) {
    List<FileEvent> files = new ArrayList<>();
    List<WorkspaceFolder> added = new ArrayList<>();
    try {
      event.getDelta().accept(delta -> note(delta, added, files));
    } catch (CoreException e) {
      ILog.of(ChangedFiles.class).error("Could not read what changed in the workspace", e);
    }
    if (!added.isEmpty()) {
      WorkspaceFoldersChangeEvent folders = new WorkspaceFoldersChangeEvent(added, List.of());
      StudyServer.tell(
          server -> server.didChangeWorkspaceFolders(new DidChangeWorkspaceFoldersParams(folders)));
    }
    if (!files.isEmpty()) {
      StudyServer.tell(
          server -> server.didChangeWatchedFiles(new DidChangeWatchedFilesParams(files)));
    }
  }

  private static boolean note(
      IResourceDelta delta, List<WorkspaceFolder> added, List<FileEvent> files) {
    boolean opened =
        delta.getKind() == IResourceDelta.ADDED || (delta.getFlags() & IResourceDelta.OPEN) != 0;
    if (delta.getResource() instanceof IProject project && opened) {
      WorkspaceFolder folder = StudyServer.folder(project);
      if (folder != null) {
        added.add(folder);
      }
    }
    file(delta, files);
    return true;
  }

  private static void file(IResourceDelta delta, List<FileEvent> files) {
    IResource resource = delta.getResource();
    if (!"assay".equals(resource.getFileExtension()) || resource.getLocationURI() == null) {
      return;
    }
    String uri = StudyServer.address(resource.getLocationURI());
    int kind = delta.getKind();
    if (kind == IResourceDelta.REMOVED) {
      files.add(new FileEvent(uri, FileChangeType.Deleted));
    } else if (kind == IResourceDelta.ADDED) {
      files.add(new FileEvent(uri, FileChangeType.Created));
    } else if ((delta.getFlags() & IResourceDelta.CONTENT) != 0) {
      files.add(new FileEvent(uri, FileChangeType.Changed));
    }
  }
}
