// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.work.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs in processes of their own that are killed, cancelled, orphaned or kept out. */
@Timeout(180)
class InterruptedRunTest {
  /** Eight trainings of a second or so each, so that a kill falls between them. */
  private static final String LONG =
      Session.STUDY
          .replace("epochs = 5", "epochs = 300, patience = 0")
          .replace("repeat(4)", "repeat(8)");

  @TempDir Path folder;

  private static void waitForTrainings(Process run, int count) throws IOException {
    BufferedReader lines = run.errorReader();
    int seen = 0;
    for (String line = lines.readLine(); line != null && seen < count; line = lines.readLine()) {
      seen += line.startsWith("train ") && line.endsWith(": computed") ? 1 : 0;
      if (seen == count) {
        return;
      }
    }
  }

  @Test
  void aKilledRunGoesOnWhereItWas() throws IOException, InterruptedException {
    Session killed = new Session(folder.resolve("killed"), LONG);
    Process run = killed.process(List.of(), "run", "--workers", "1").start();
    waitForTrainings(run, 3);
    run.destroyForcibly().waitFor();
    assertFalse(Files.exists(killed.result("report.html")));

    assertEquals(Exit.FINE, killed.command("run"), killed::err);
    assertTrue(killed.stored() >= 3 && killed.stored() < 8, killed::err);
    assertTrue(killed.err().contains("process " + run.pid()), killed::err);
    Session whole = new Session(folder.resolve("whole"), LONG);
    assertEquals(Exit.FINE, whole.command("run"), whole::err);
    assertEquals(whole.json(), killed.json());
  }

  @Test
  void anAttachedRunEndsWithItsStarter() throws IOException, InterruptedException {
    Session session = new Session(folder, LONG);
    for (String last : List.of("", "cancel\n")) {
      Process run = session.process(List.of(), "run", "--attached", "--workers", "1").start();
      waitForTrainings(run, 1);
      run.getOutputStream().write(last.getBytes());
      run.getOutputStream().flush();
      if (last.isEmpty()) {
        run.getOutputStream().close();
      }
      assertTrue(run.waitFor(5, TimeUnit.SECONDS), "still running");
      assertEquals(Exit.CANCELLED, run.exitValue());
      String progress = Files.readString(session.result(".progress.jsonl"));
      assertTrue(progress.strip().endsWith("\"exit\":130}"), progress);
    }
  }

  @Test
  void theSecondRunInOneFolderIsToldWhoHoldsIt() throws IOException {
    Session session = new Session(folder, Session.STUDY);
    try (Store held = Store.open(session.result(".store"), 1 << 20)) {
      assertEquals(Exit.PROBLEM, session.command("run"));
      assertTrue(
          session.err().contains("process " + ProcessHandle.current().pid() + " on "),
          session::err);
      assertEquals(List.of(), held.notes());
    }
    assertEquals(Exit.FINE, session.command("run"), session::err);
  }
}
