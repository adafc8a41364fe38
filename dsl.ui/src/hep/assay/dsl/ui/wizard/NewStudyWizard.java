// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.wizard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.dialogs.WizardNewFileCreationPage;
import org.eclipse.ui.ide.IDE;

/** Makes a small study that runs as it is: a toy dataset, two classifiers, a comparison. */
public final class NewStudyWizard extends Wizard implements INewWizard {
  private IWorkbench workbench;
  private WizardNewFileCreationPage page;

  @Override
  public void init(IWorkbench opened, IStructuredSelection selection) {
    workbench = opened;
    setWindowTitle("New Assay Study");
    page = new StudyPage(selection);
  }

  @Override
  public void addPages() {
    addPage(page);
  }

  @Override
  public boolean performFinish() {
    IFile file = page.createNewFile();
    if (file == null) {
      return false;
    }
    IWorkbenchPage shown = workbench.getActiveWorkbenchWindow().getActivePage();
    try {
      IDE.openEditor(shown, file);
    } catch (PartInitException e) {
      page.setErrorMessage(e.getStatus().getMessage());
      return false;
    }
    return true;
  }

  /**
   * The text of a new study.
   *
   * @param file its file's name, of which the study takes its own
   */
  static String template(String file) {
    String name = file.replaceFirst("\\.assay$", "").replaceAll("[^A-Za-z0-9_]", "_");
    String safe = name.matches("[A-Za-z].*") ? name : "Study" + name;
    try (InputStream in = NewStudyWizard.class.getResourceAsStream("study.assay")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("NewStudy", safe);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Asks for folder and name. */
  private static final class StudyPage extends WizardNewFileCreationPage {
    StudyPage(IStructuredSelection selection) {
      super("study", selection);
      setTitle("Assay Study");
      setDescription("A small study that runs as it is, to be changed into yours.");
      setFileExtension("assay");
      setFileName("study.assay");
    }

    @Override
    protected InputStream getInitialContents() {
      return new ByteArrayInputStream(template(getFileName()).getBytes(StandardCharsets.UTF_8));
    }
  }
}
