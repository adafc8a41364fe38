// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.launch;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** The page of a launch configuration: which study, and further arguments of {@code assay run}. */
public final class StudyTab extends AbstractLaunchConfigurationTab {
  private Text study;
  private Text arguments;

  @Override
  public void createControl(Composite parent) {
    Composite page = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().numColumns(2).applyTo(page);
    study = field(page, "Study:", "/project/study.assay");
    arguments = field(page, "Arguments:", "--workers 2");
    setControl(page);
  }

  private Text field(Composite page, String label, String example) {
    new Label(page, SWT.NONE).setText(label);
    Text text = new Text(page, SWT.BORDER);
    text.setMessage(example);
    text.addModifyListener(event -> updateLaunchConfigurationDialog());
    GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
    return text;
  }

  @Override
  public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
    configuration.setAttribute(StudyLaunch.STUDY, "");
  }

  @Override
  public void initializeFrom(ILaunchConfiguration configuration) {
    try {
      study.setText(configuration.getAttribute(StudyLaunch.STUDY, ""));
      arguments.setText(configuration.getAttribute(StudyLaunch.ARGUMENTS, ""));
    } catch (CoreException e) {
      setErrorMessage(e.getStatus().getMessage());
    }
  }

  @Override
  public void performApply(ILaunchConfigurationWorkingCopy configuration) {
    configuration.setAttribute(StudyLaunch.STUDY, study.getText().strip());
    configuration.setAttribute(StudyLaunch.ARGUMENTS, arguments.getText().strip());
  }

  @Override
  public boolean isValid(ILaunchConfiguration configuration) {
    IPath path = IPath.fromPortableString(study.getText().strip());
    boolean there =
        path.segmentCount() > 1 && ResourcesPlugin.getWorkspace().getRoot().getFile(path).exists();
    setErrorMessage(there ? null : "No such study in the workspace: " + path);
    return there;
  }

  @Override
  public String getName() {
    return "Study";
  }
}
