// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.launch;

import hep.assay.dsl.ui.Preferences;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.ILaunchConfigurationDelegate;
import org.eclipse.debug.core.model.IProcess;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

/** Starts {@code assay run} for a study and follows it. */
public final class StudyLaunchDelegate implements ILaunchConfigurationDelegate {

  @Override
  public void launch(
      ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor)
      throws CoreException {
    StudyLaunch asked = StudyLaunch.of(configuration);
    Path results = asked.results();
    Distribution distribution = distribution();
    List<String> command = command(distribution, asked);
    try {
      ProgressFile progress = new ProgressFile(results.resolve(".progress.jsonl"));
      Process system =
          new ProcessBuilder(command)
              .directory(asked.study().getLocation().toPath().getParent().toFile())
              .start();
      StudyProcess process =
          new StudyProcess(
              launch,
              system,
              "assay run " + asked.study().getName(),
              Map.of(IProcess.ATTR_PROCESS_TYPE, StudyLaunch.TYPE));
      new FollowJob(asked.study(), results, process, progress).schedule();
    } catch (IOException e) {
      throw new CoreException(Status.error("Could not start " + command.get(0), e));
    }
  }

  static List<String> command(Distribution distribution, StudyLaunch asked) {
    List<String> command = new ArrayList<>();
    command.add(distribution.launcher().toString());
    command.add("run");
    command.add("--attached");
    command.addAll(List.of(DebugPlugin.parseArguments(asked.arguments())));
    command.add(asked.study().getLocation().toOSString());
    return command;
  }

  private static Distribution distribution() throws CoreException {
    Version version = FrameworkUtil.getBundle(StudyLaunchDelegate.class).getVersion();
    String wanted = version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
    try {
      return Distribution.find(
          Platform.getPreferencesService()
              .getString(Preferences.SCOPE, Preferences.DISTRIBUTION, "", null),
          System.getenv(),
          wanted);
    } catch (Distribution.Missing e) {
      throw StudyLaunch.failed(e.getMessage());
    }
  }
}
