// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.intro.IIntroPart;
import org.eclipse.ui.texteditor.ITextEditor;

/** The workbench that a test drives. */
public final class Workbench {
  private Workbench() {}

  private static final long PATIENCE_NANOS = 40_000_000_000L;

  public static IWorkbenchPage page() {
    IIntroPart welcome = PlatformUI.getWorkbench().getIntroManager().getIntro();
    if (welcome != null) {
      PlatformUI.getWorkbench().getIntroManager().closeIntro(welcome);
    }
    return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getPages()[0];
  }

  /** A project of this name, without files. */
  public static IProject project(String name) throws CoreException {
    IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
    if (project.exists()) {
      project.delete(true, true, null);
    }
    project.create(null);
    project.open(null);
    return project;
  }

  public static IFile file(IProject project, String name, String text) throws CoreException {
    IFile file = project.getFile(name);
    file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
    return file;
  }

  public static ITextEditor open(IFile file) throws CoreException {
    IEditorPart editor = IDE.openEditor(page(), file);
    return (ITextEditor) editor;
  }

  /** Lets the workbench work until it is so. */
  public static void until(String what, BooleanSupplier so) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("waited in vain: " + what);
      }
      turn();
    }
  }

  /** Lets the workbench work until there is a value. */
  public static <T> T value(String what, Supplier<T> there) {
    Object[] found = new Object[1];
    until(
        what,
        () -> {
          found[0] = there.get();
          return found[0] != null;
        });
    @SuppressWarnings("unchecked")
    T value = (T) found[0];
    return value;
  }

  private static void turn() {
    Display display = Display.getCurrent();
    if (!display.readAndDispatch()) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
