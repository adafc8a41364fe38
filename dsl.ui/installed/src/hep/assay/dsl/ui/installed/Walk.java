// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.installed;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.intro.IIntroPart;
import org.eclipse.ui.texteditor.ITextEditor;

/** One walk through the workbench: open a study, see a problem, mend it, complete, run. */
final class Walk {
  private static final String STUDY =
      """
      study Installed "Does it run from Eclipse?" {
        seed 1
      }

      dataset toy {
        generate xaugToy(events = 2000, overlap = 1)
        sample twoProng signal { select label == 1 }
        sample qcd background { select label == 0 }
        column label integer, observer
        split fractions(train = 50 %, validation = 20 %, test = 30 %)
      }

      classifier tagger on toy {
        inputs r1, r2, theta, z
        model dnn(hidden = [8])
        train adam(epochs = 2, batch = 256)
      }

      comparison performance of tagger {
        measure auc
        show roc
      }
      """;

  private final Path folder;
  private IFile file;
  private ITextEditor editor;

  Walk(Path folder) {
    this.folder = folder;
  }

  void go() throws Exception {
    write(STUDY.replace("measure auc", "measure auk"));
    Screen.on(this::open);
    said("opened in " + Screen.on(() -> editor.getSite().getId()));
    IMarker marker = Screen.wait("the problem", 60, () -> problem("auk"));
    said("problem: " + marker.getAttribute(IMarker.MESSAGE, ""));
    Screen.picture(folder.resolve("problem.png"));
    Screen.on(this::mend);
    Screen.wait("no problem", 60, () -> problem("") == null);
    complete();
    run();
  }

  private void said(String line) {
    System.out.println("installed: " + line);
  }

  private void write(String text) throws Exception {
    IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("studies");
    project.create(null);
    project.open(null);
    file = project.getFile("installed.assay");
    file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
  }

  private static IWorkbenchPage page() {
    return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
  }

  private Void open() throws Exception {
    IIntroPart welcome = PlatformUI.getWorkbench().getIntroManager().getIntro();
    if (welcome != null) {
      PlatformUI.getWorkbench().getIntroManager().closeIntro(welcome);
    }
    page().showView(IPageLayout.ID_PROBLEM_VIEW);
    page().showView(IPageLayout.ID_OUTLINE);
    editor = (ITextEditor) IDE.openEditor(page(), file);
    return null;
  }

  private IDocument text() {
    return editor.getDocumentProvider().getDocument(editor.getEditorInput());
  }

  /** The first error or warning that names this; null where there is none. */
  private IMarker problem(String containing) throws Exception {
    return Arrays.stream(file.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_ZERO))
        .filter(marker -> marker.getAttribute(IMarker.SEVERITY, 0) == IMarker.SEVERITY_ERROR)
        .filter(marker -> marker.getAttribute(IMarker.MESSAGE, "").contains(containing))
        .findFirst()
        .orElse(null);
  }

  private Void mend() {
    text().set(STUDY);
    page().saveEditor(editor, false);
    return null;
  }

  private void complete() throws Exception {
    Screen.on(
        () -> {
          page().activate(editor);
          editor.selectAndReveal(STUDY.indexOf("auc"), 0);
          editor
              .getAdapter(ITextOperationTarget.class)
              .doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
          return null;
        });
    String offered = Screen.wait("the proposals", 60, Walk::proposals);
    said("proposals: " + offered);
    Screen.picture(folder.resolve("completion.png"));
    Screen.on(
        () -> {
          editor.selectAndReveal(0, 0);
          return null;
        });
  }

  private static String proposals() {
    return Arrays.stream(Display.getDefault().getShells())
        .flatMap(Walk::tables)
        .filter(table -> table.isVisible() && table.getItemCount() > 0)
        .flatMap(table -> Arrays.stream(table.getItems()))
        .map(TableItem::getText)
        .filter(text -> text.startsWith("auc"))
        .findFirst()
        .orElse(null);
  }

  private static Stream<Table> tables(Control control) {
    if (control instanceof Table table) {
      return Stream.of(table);
    }
    return control instanceof Composite composite
        ? Arrays.stream(composite.getChildren()).flatMap(Walk::tables)
        : Stream.of();
  }

  private void run() throws Exception {
    ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
    ILaunchConfigurationWorkingCopy made =
        manager.getLaunchConfigurationType("hep.assay.dsl.ui.study").newInstance(null, "installed");
    made.setAttribute("hep.assay.dsl.ui.study.file", file.getFullPath().toString());
    ILaunch launch = made.launch(ILaunchManager.RUN_MODE, null);
    Screen.wait("the end of the run", 300, launch::isTerminated);
    int exit = launch.getProcesses()[0].getExitValue();
    said("the run ended with " + exit);
    if (exit != 0) {
      throw new AssertionError("the run ended with " + exit);
    }
    Screen.wait("the report", 30, Walk::reportIsOpen);
    Screen.wait("the report's text", 60, Walk::reportIsDrawn);
    Screen.picture(folder.resolve("report.png"));
  }

  /** Also where this system has no browser widget: then a link stands in its place. */
  private static Boolean reportIsDrawn() {
    return Arrays.stream(Display.getDefault().getShells())
        .flatMap(Walk::browsers)
        .allMatch(browser -> browser.getText().contains("<svg"));
  }

  private static Stream<Browser> browsers(Control control) {
    if (control instanceof Browser browser) {
      return Stream.of(browser);
    }
    return control instanceof Composite composite
        ? Arrays.stream(composite.getChildren()).flatMap(Walk::browsers)
        : Stream.of();
  }

  private static Boolean reportIsOpen() {
    return Arrays.stream(page().getEditorReferences())
        .anyMatch(open -> "hep.assay.dsl.ui.report".equals(open.getId()));
  }
}
