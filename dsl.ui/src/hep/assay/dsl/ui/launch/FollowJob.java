// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.launch;

import hep.assay.dsl.ui.report.ReportEditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.debug.core.DebugException;

/** Shows how far a run is, stops it when cancelled, and opens its report at the end. */
final class FollowJob extends Job {
  static final String MARKER = "hep.assay.dsl.ui.runProblem";
  private static final int UNITS = 1000;
  private static final long POLL_MILLISECONDS = 200;

  private final IFile study;
  private final Path results;
  private final StudyProcess process;
  private final ProgressFile progress;

  private String step = "";
  private SubMonitor part;
  private int done;
  private String report = "";

  FollowJob(IFile study, Path results, StudyProcess process, ProgressFile progress) {
    super("Running " + study.getName());
    this.study = study;
    this.results = results;
    this.process = process;
    this.progress = progress;
    addJobChangeListener(new EndIfCancelled());
  }

  /** Cancelled before it ran: then nobody else would end the run. */
  private final class EndIfCancelled extends JobChangeAdapter {
    @Override
    public void done(IJobChangeEvent event) {
      if (event.getResult().getSeverity() == IStatus.CANCEL && !process.isTerminated()) {
        try {
          process.terminate();
        } catch (DebugException e) {
          ILog.get().error("Could not end " + getName(), e);
        }
      }
    }
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    SubMonitor bar = SubMonitor.convert(monitor, getName(), UNITS);
    try {
      study.deleteMarkers(MARKER, true, IResource.DEPTH_ZERO);
      while (!process.isTerminated()) {
        if (monitor.isCanceled()) {
          return Status.CANCEL_STATUS;
        }
        show(bar);
        Thread.sleep(POLL_MILLISECONDS);
      }
      show(bar);
      if (!report.isEmpty() && Files.exists(results.resolve(report))) {
        ReportEditor.open(results.resolve(report));
      }
      return Status.OK_STATUS;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Status.CANCEL_STATUS;
    } catch (CoreException | IOException e) {
      return Status.error("Following " + study.getName(), e);
    } finally {
      refresh();
      monitor.done();
    }
  }

  private void show(SubMonitor bar) throws IOException, CoreException {
    for (ProgressLine line : progress.read()) {
      if (line.problem().isPresent()) {
        mark(line.problem().get());
      }
      if (!line.report().isEmpty()) {
        report = line.report();
      }
      if (line.of() > 0) {
        bar.setTaskName(getName() + ": " + line.label());
        advance(bar, line);
      }
    }
  }

  /** How many steps will come is not known: each takes half of the bar that is left. */
  private void advance(SubMonitor bar, ProgressLine line) {
    if (!line.step().equals(step)) {
      step = line.step();
      done = 0;
      part = bar.setWorkRemaining(2).split(1);
      part.setWorkRemaining(UNITS);
    }
    int now = (int) (UNITS * Math.min(1, line.done() / line.of()));
    part.worked(Math.max(0, now - done));
    done = Math.max(done, now);
  }

  private void mark(ProgressLine.Problem problem) throws CoreException {
    int severity =
        switch (problem.severity()) {
          case "warning" -> IMarker.SEVERITY_WARNING;
          case "info" -> IMarker.SEVERITY_INFO;
          default -> IMarker.SEVERITY_ERROR;
        };
    study.createMarker(
        MARKER,
        Map.of(
            IMarker.SEVERITY, severity,
            IMarker.MESSAGE, problem.message(),
            IMarker.LINE_NUMBER, Math.max(1, problem.line())));
  }

  /** The results are files that the workspace has not seen yet. */
  private void refresh() {
    try {
      IContainer folder = study.getParent();
      folder.refreshLocal(IResource.DEPTH_INFINITE, null);
    } catch (CoreException e) {
      ILog.get().warn("Could not refresh the results of " + study.getName(), e);
    }
  }
}
