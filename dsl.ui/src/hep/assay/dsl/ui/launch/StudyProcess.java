// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.launch;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.RuntimeProcess;

/** A running study. Ended, it is first asked to stop, so that it keeps what it has finished. */
final class StudyProcess extends RuntimeProcess {
  private static final long GRACE_SECONDS = 3;

  private final Process system;

  StudyProcess(ILaunch launch, Process system, String name, Map<String, String> attributes) {
    super(launch, system, name, attributes);
    this.system = system;
  }

  @Override
  public void terminate() throws DebugException {
    List<ProcessHandle> children = system.descendants().toList();
    askToStop();
    try {
      system.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    if (system.isAlive()) {
      system.descendants().forEach(ProcessHandle::destroyForcibly);
      system.destroyForcibly();
    }
    super.terminate();
  }

  private void askToStop() {
    try {
      getStreamsProxy().write("cancel\n");
    } catch (IOException e) {
      // It has closed its input, so it is ending already; otherwise it is killed below.
    }
  }
}
