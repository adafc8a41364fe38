// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.installed;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;

/**
 * Runs when the workbench has started, writes what it found to {@code outcome.txt} in the folder of
 * the property {@code assay.installed.test}, and closes the workbench.
 */
public final class InstalledTest implements IStartup {
  @Override
  public void earlyStartup() {
    String folder = System.getProperty("assay.installed.test", "");
    if (!folder.isEmpty()) {
      new Thread(() -> run(Path.of(folder)), "test of the installation").start();
    }
  }

  private static void run(Path folder) {
    String outcome;
    try {
      new Walk(folder).go();
      outcome = "passed";
    } catch (Throwable failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      outcome = "failed: " + trace;
      try {
        Screen.picture(folder.resolve("failure.png"));
      } catch (Exception e) {
        outcome += "(no picture: " + e + ")";
      }
    }
    try {
      Files.writeString(folder.resolve("outcome.txt"), outcome);
      Screen.on(() -> PlatformUI.getWorkbench().close());
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
  }
}
