// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.Test;

class EditorTest {
  @Test
  void aStudyOpensInTheGenericEditor() throws Exception {
    IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("studies");
    project.create(null);
    project.open(null);
    IFile file = project.getFile("first.assay");
    file.create(
        new ByteArrayInputStream("study First { seed 1 }\n".getBytes(StandardCharsets.UTF_8)),
        true,
        null);

    IEditorPart editor =
        IDE.openEditor(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getPages()[0], file);

    assertEquals("org.eclipse.ui.genericeditor.GenericEditor", editor.getSite().getId());
    assertEquals("hep.assay.study", file.getContentDescription().getContentType().getId());
  }
}
