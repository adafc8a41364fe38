// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.report;

import java.net.URI;
import java.nio.file.Path;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.FileStoreEditorInput;
import org.eclipse.ui.part.EditorPart;

/** Shows {@code report.html}; where the system has no browser widget, a link to it. */
public final class ReportEditor extends EditorPart {
  public static final String ID = "hep.assay.dsl.ui.report";

  private Browser browser;

  /** Opens the report in the active window, or shows it anew where it is open. From any thread. */
  public static void open(Path report) {
    PlatformUI.getWorkbench()
        .getDisplay()
        .asyncExec(
            () -> {
              IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
              if (window == null && PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0) {
                window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
              }
              if (window != null) {
                open(report.toUri(), window);
              }
            });
  }

  private static void open(URI report, IWorkbenchWindow window) {
    try {
      IEditorInput input = new FileStoreEditorInput(EFS.getStore(report));
      if (window.getActivePage().openEditor(input, ID) instanceof ReportEditor editor) {
        editor.reload();
      }
    } catch (CoreException e) {
      ILog.get().error("Could not open " + report, e);
    }
  }

  @Override
  public void init(IEditorSite site, IEditorInput input) throws PartInitException {
    if (!(input instanceof IURIEditorInput)) {
      throw new PartInitException("Not a file: " + input.getName());
    }
    setSite(site);
    setInput(input);
    setPartName("Report " + Path.of(address()).getParent().getFileName());
  }

  @Override
  public void createPartControl(Composite parent) {
    try {
      browser = new Browser(parent, SWT.NONE);
      browser.setUrl(address().toString());
    } catch (SWTError e) {
      Link link = new Link(parent, SWT.WRAP);
      link.setText("No browser widget here (" + e.getMessage() + "). <a>" + address() + "</a>");
      link.addListener(SWT.Selection, event -> Program.launch(address().toString()));
    }
  }

  private void reload() {
    if (browser != null) {
      browser.refresh();
    }
  }

  private URI address() {
    return ((IURIEditorInput) getEditorInput()).getURI();
  }

  @Override
  public void setFocus() {
    if (browser != null) {
      browser.setFocus();
    }
  }

  @Override
  public void doSave(IProgressMonitor monitor) {}

  @Override
  public void doSaveAs() {}

  @Override
  public boolean isDirty() {
    return false;
  }

  @Override
  public boolean isSaveAsAllowed() {
    return false;
  }
}
