// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands besides {@code run}. */
@Timeout(120)
class CommandsTest {
  @TempDir Path folder;

  @Test
  void validateSaysWhereAndWhat() throws IOException {
    Session session = new Session(folder, Session.STUDY.replace("measure auc", "measure aucc"));
    assertEquals(Exit.PROBLEM, session.command("validate"));
    assertTrue(session.out().contains("small.assay:18:"), session::out);
    assertTrue(session.out().contains("error: "), session::out);
    assertEquals(Exit.PROBLEM, session.command("validate", "--json"));
    assertTrue(session.out().contains("\"line\": 18"), session::out);
  }

  @Test
  void validateOfASoundStudyIsFineAndReadsStandardInput() throws IOException {
    Session session = new Session(folder, Session.STUDY);
    assertEquals(Exit.FINE, session.command("validate"), session::out);
    InputStream standard = System.in;
    try {
      System.setIn(new ByteArrayInputStream("study X {".getBytes(StandardCharsets.UTF_8)));
      assertEquals(Exit.PROBLEM, Main.run("validate", "-"));
    } finally {
      System.setIn(standard);
    }
  }

  @Test
  void compiledJavaRunsOnTheRuntimeAlone() throws IOException, InterruptedException {
    Session session = new Session(folder, Session.STUDY);
    assertEquals(Exit.FINE, session.command("compile"), session::err);
    Path classes = folder.resolve("assay-gen");
    assertTrue(Files.exists(classes.resolve("assay/SmallStudy.java")));
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes + System.getProperty("path.separator") + runtimeClassPath(),
                "assay.SmallStudy")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertEquals(0, run.waitFor(), Files.readString(folder.resolve("log")));
    String byItself = session.json();
    assertEquals(Exit.FINE, session.command("run"));
    assertEquals(byItself, session.json());
  }

  /** The runtime with the small libraries that its jar has inside. */
  private static String runtimeClassPath() {
    List<String> small =
        List.of(
            "runtime",
            "gson",
            "hipparchus",
            "fastcsv",
            "fastdoubleparser",
            "jhdf",
            "aircompressor",
            "xz",
            "slf4j");
    String separator = System.getProperty("path.separator");
    return List.of(System.getProperty("java.class.path").split(separator)).stream()
        .filter(path -> small.stream().anyMatch(path::contains) && !path.contains("engine"))
        .reduce((a, b) -> a + separator + b)
        .orElseThrow();
  }

  @Test
  void unknownCommandsAndWordsAreProblemsOfTheUser() {
    assertEquals(Exit.PROBLEM, Main.run("frobnicate"));
    assertEquals(Exit.PROBLEM, Main.run("words", "explainerr"));
    assertEquals(Exit.PROBLEM, Main.run("run", "no-such.assay"));
    assertEquals(Exit.FINE, Main.run("words", "lrp"));
    assertEquals(Exit.FINE, Main.run("--version"));
  }
}
