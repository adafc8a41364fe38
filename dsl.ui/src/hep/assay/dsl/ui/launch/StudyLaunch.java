// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.ILaunchConfiguration;

/** What a launch configuration says: which study, with which further arguments. */
record StudyLaunch(IFile study, String arguments) {
  static final String TYPE = "hep.assay.dsl.ui.study";
  static final String STUDY = "hep.assay.dsl.ui.study.file";
  static final String ARGUMENTS = "hep.assay.dsl.ui.study.arguments";

  private static final Pattern NAME =
      Pattern.compile("^\\s*study\\s+(`[^`]+`|[A-Za-z][A-Za-z0-9_]*)", Pattern.MULTILINE);

  static StudyLaunch of(ILaunchConfiguration configuration) throws CoreException {
    String path = configuration.getAttribute(STUDY, "");
    if (path.isBlank()) {
      throw failed("The launch configuration " + configuration.getName() + " names no study.");
    }
    IFile file =
        ResourcesPlugin.getWorkspace()
            .getRoot()
            .getFile(org.eclipse.core.runtime.IPath.fromPortableString(path));
    if (!file.exists()) {
      throw failed("The study " + path + " is not in the workspace.");
    }
    return new StudyLaunch(file, configuration.getAttribute(ARGUMENTS, ""));
  }

  /** {@code results/<study>} beside the study; the study's name as its first line has it. */
  Path results() throws CoreException {
    Path file = study.getLocation().toPath();
    try {
      Matcher name = NAME.matcher(Files.readString(file));
      if (!name.find()) {
        throw failed(study.getName() + " has no study block: there is nothing to run.");
      }
      String plain = name.group(1).replace("`", "").replaceAll("[^A-Za-z0-9_]", "_");
      return file.resolveSibling("results").resolve(plain);
    } catch (IOException e) {
      throw new CoreException(Status.error("Could not read " + file, e));
    }
  }

  static CoreException failed(String message) {
    return new CoreException(Status.error(message));
  }
}
