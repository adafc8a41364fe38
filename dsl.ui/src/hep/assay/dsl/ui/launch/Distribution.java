// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.launch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command line distribution that runs studies.
 *
 * @param launcher its program {@code assay}
 * @param version what it calls itself, such as {@code 0.1.0}
 */
public record Distribution(Path launcher, String version) {
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final boolean WINDOWS = File.separatorChar == '\\';
  private static final String PROGRAM = WINDOWS ? "assay.cmd" : "assay";
  private static final long HANDSHAKE_SECONDS = 60;

  /** No distribution that this plug-in could use; the message says what to do. */
  public static final class Missing extends Exception {
    private static final long serialVersionUID = 1L;

    Missing(String message) {
      super(message);
    }
  }

  /**
   * The distribution named by the preference, else by {@code ASSAY_HOME}, else found on {@code
   * PATH}, after it has told its version.
   *
   * @param preference a folder, or empty
   * @param environment the variables of this process
   * @param wanted the version that this plug-in can talk to
   * @throws Missing where there is none, or one of another version
   */
  public static Distribution find(String preference, Map<String, String> environment, String wanted)
      throws Missing {
    Path launcher = launcher(preference, environment, wanted);
    String found = handshake(launcher);
    if (!found.equals(wanted)) {
      throw new Missing(
          launcher
              + " is Assay "
              + found
              + ", and this plug-in is "
              + wanted
              + ". Install the distribution of that version, or update the plug-in. "
              + howToGet(wanted));
    }
    return new Distribution(launcher, found);
  }

  static Path launcher(String preference, Map<String, String> environment, String wanted)
      throws Missing {
    if (!preference.isBlank()) {
      return named(preference, "the preference Assay > Distribution", wanted);
    }
    String home = environment.getOrDefault("ASSAY_HOME", "");
    if (!home.isBlank()) {
      return named(home, "the variable ASSAY_HOME", wanted);
    }
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      List<Path> there = programs(folder);
      if (!there.isEmpty()) {
        return there.get(0);
      }
    }
    throw new Missing(
        "A study runs by the command line distribution of Assay, and none was found: the preference"
            + " Assay > Distribution is empty, ASSAY_HOME is not set, and no folder of PATH holds '"
            + PROGRAM
            + "'. "
            + howToGet(wanted));
  }

  private static Path named(String folder, String by, String wanted) throws Missing {
    List<Path> there = programs(folder);
    if (there.isEmpty()) {
      throw new Missing(
          by + " names " + folder + ", where there is no '" + PROGRAM + "'. " + howToGet(wanted));
    }
    return there.get(0);
  }

  private static List<Path> programs(String folder) {
    List<Path> found = new ArrayList<>();
    try {
      Path home = Path.of(folder);
      for (Path candidate : List.of(home.resolve(PROGRAM), home.resolve("bin").resolve(PROGRAM))) {
        if (!folder.isBlank() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
          found.add(candidate.toAbsolutePath());
        }
      }
    } catch (InvalidPathException e) {
      // A PATH may hold anything; what is not a path holds no program.
    }
    return found;
  }

  private static String howToGet(String wanted) {
    return "To get it, unpack the distribution of Assay "
        + wanted
        + " (or clone its repository) and enter that folder in Preferences > Assay.";
  }

  private static String handshake(Path launcher) throws Missing {
    try {
      Process process =
          new ProcessBuilder(launcher.toString(), "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(HANDSHAKE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new Missing(launcher + " --version did not answer within a minute.");
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher version = VERSION.matcher(said);
      if (!version.find()) {
        throw new Missing(launcher + " --version told no version, but: " + said.strip());
      }
      return version.group();
    } catch (IOException e) {
      throw new Missing(launcher + " could not be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Missing("Asking " + launcher + " for its version was interrupted.");
    }
  }
}
