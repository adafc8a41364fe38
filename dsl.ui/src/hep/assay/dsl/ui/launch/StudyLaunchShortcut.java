// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.launch;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.ILaunchShortcut;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;

/** Run As &gt; Assay Study, on a file or on the text being edited. */
public final class StudyLaunchShortcut implements ILaunchShortcut {

  @Override
  public void launch(ISelection selection, String mode) {
    if (selection instanceof IStructuredSelection files) {
      for (Object element : files) {
        run(Adapters.adapt(element, IFile.class), mode);
      }
    }
  }

  @Override
  public void launch(IEditorPart editor, String mode) {
    if (editor.isDirty()) {
      editor.getSite().getPage().saveEditor(editor, false);
    }
    run(Adapters.adapt(editor.getEditorInput(), IFile.class), mode);
  }

  private static void run(IFile study, String mode) {
    if (study == null) {
      return;
    }
    try {
      DebugUITools.launch(configuration(study), mode);
    } catch (CoreException e) {
      ErrorDialog.openError(null, "Assay", "Could not run " + study.getName(), e.getStatus());
    }
  }

  /** The study's own configuration: the one there is, else a new one. */
  static ILaunchConfiguration configuration(IFile study) throws CoreException {
    ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
    var type = manager.getLaunchConfigurationType(StudyLaunch.TYPE);
    String path = study.getFullPath().toPortableString();
    for (ILaunchConfiguration known : manager.getLaunchConfigurations(type)) {
      if (path.equals(known.getAttribute(StudyLaunch.STUDY, ""))) {
        return known;
      }
    }
    String name = manager.generateLaunchConfigurationName(study.getName());
    ILaunchConfigurationWorkingCopy fresh = type.newInstance(null, name);
    fresh.setAttribute(StudyLaunch.STUDY, path);
    fresh.setMappedResources(new org.eclipse.core.resources.IResource[] {study});
    return fresh.doSave();
  }
}
