// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.dsl.ui.Preferences;
import hep.assay.dsl.ui.Workbench;
import hep.assay.dsl.ui.report.ReportEditor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.TextConsole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyLaunchTest {
  @TempDir Path folder;
  private IProject project;
  private IFile study;

  @BeforeEach
  void write() throws CoreException {
    project = Workbench.project("runs");
    study = Workbench.file(project, "first.assay", "study First { seed 1 }\n");
  }

  @AfterEach
  void remove() throws CoreException {
    InstanceScope.INSTANCE.getNode(Preferences.SCOPE).remove(Preferences.DISTRIBUTION);
    Workbench.page().closeAllEditors(false);
    ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
    for (ILaunchConfiguration configuration : manager.getLaunchConfigurations()) {
      configuration.delete();
    }
    project.delete(true, true, null);
  }

  private IProcess run(String script) throws Exception {
    Path home = FakeDistribution.in(folder, "0.1.0", script);
    InstanceScope.INSTANCE
        .getNode(Preferences.SCOPE)
        .put(Preferences.DISTRIBUTION, home.toString());
    ILaunch launch = StudyLaunchShortcut.configuration(study).launch(ILaunchManager.RUN_MODE, null);
    return launch.getProcesses()[0];
  }

  @Test
  void aRunPrintsToTheConsoleAndItsReportOpens() throws Exception {
    IProcess process =
        run(
            """
            echo '{"step":"train","done":1,"of":2}' > "$progress"
            echo '<html><body>all fine</body></html>' > "$results/report.html"
            echo '{"outcome":"passed","exit":0,"report":"report.html"}' >> "$progress"
            echo "hello from the run" """);
    Workbench.until("the end", process::isTerminated);
    assertEquals(0, process.getExitValue());
    Workbench.until("the console", () -> consoles().contains("hello from the run"));
    Workbench.until("the report", StudyLaunchTest::reportIsOpen);
    Workbench.until(
        "results in the workspace", () -> project.getFile("results/First/report.html").exists());
  }

  private static String consoles() {
    return Arrays.stream(ConsolePlugin.getDefault().getConsoleManager().getConsoles())
        .filter(TextConsole.class::isInstance)
        .map(console -> ((TextConsole) console).getDocument().get())
        .collect(Collectors.joining());
  }

  private static boolean reportIsOpen() {
    return Arrays.stream(Workbench.page().getEditorReferences())
        .map(IEditorReference::getId)
        .anyMatch(ReportEditor.ID::equals);
  }

  @Test
  void aProblemOfTheRunIsMarkedAtItsLine() throws Exception {
    IProcess process =
        run(
            """
            echo '{"problem":{"severity":"error","line":1,"column":7,"message":"no events"}}' > "$progress"
            exit 1""");
    Workbench.until("the end", process::isTerminated);
    IMarker marker =
        Workbench.value(
            "a marker",
            () -> {
              try {
                IMarker[] found = study.findMarkers(FollowJob.MARKER, false, IResource.DEPTH_ZERO);
                return found.length == 0 ? null : found[0];
              } catch (CoreException e) {
                return null;
              }
            });
    assertEquals("no events", marker.getAttribute(IMarker.MESSAGE, ""));
    assertEquals(1, marker.getAttribute(IMarker.LINE_NUMBER, 0));
  }

  @Test
  void anEndIsAskedForBeforeItIsForced() throws Exception {
    Path said = folder.resolve("said");
    IProcess process = run("read line; echo \"$line\" > '" + said + "'; exit 130");
    terminate(process);
    assertEquals("cancel", Files.readString(said).strip());
    assertEquals(130, process.getExitValue());
  }

  @Test
  void aRunThatDoesNotListenIsEndedWithItsChildren() throws Exception {
    Path child = folder.resolve("child");
    IProcess process = run("sleep 600 & echo $! > '" + child + "'; wait");
    Workbench.until("the child", () -> Files.exists(child) && child.toFile().length() > 0);
    long pid = Long.parseLong(Files.readString(child).strip());
    long begin = System.nanoTime();
    terminate(process);
    Workbench.until(
        "the child's end", () -> ProcessHandle.of(pid).map(p -> !p.isAlive()).orElse(true));
    assertTrue(System.nanoTime() - begin < 5_000_000_000L, "took longer than 5 s");
  }

  @Test
  void cancellingTheProgressEndsTheRun() throws Exception {
    IProcess process = run("read line; exit 130");
    // the job of an earlier test may still be finishing, so all are cancelled, not the first
    Arrays.stream(Job.getJobManager().find(null))
        .filter(FollowJob.class::isInstance)
        .forEach(Job::cancel);
    Workbench.until("the end", process::isTerminated);
  }

  /** As the console's button does it, away from the user interface. */
  private static void terminate(IProcess process) {
    Job job =
        Job.create(
            "terminate",
            monitor -> {
              try {
                process.terminate();
              } catch (DebugException e) {
                throw new CoreException(e.getStatus());
              }
            });
    job.schedule();
    Workbench.until("the end", process::isTerminated);
  }

  @Test
  void withoutADistributionTheMessageSaysHowToGetOne() throws CoreException {
    InstanceScope.INSTANCE
        .getNode(Preferences.SCOPE)
        .put(Preferences.DISTRIBUTION, folder.toString());
    ILaunchConfiguration configuration = StudyLaunchShortcut.configuration(study);
    CoreException refused =
        assertThrows(
            CoreException.class, () -> configuration.launch(ILaunchManager.RUN_MODE, null));
    assertTrue(refused.getMessage().contains("unpack the distribution"), refused.getMessage());
  }
}
