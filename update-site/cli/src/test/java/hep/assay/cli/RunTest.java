// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run promises: results, and that nothing is done twice. */
@Timeout(120)
class RunTest {
  @TempDir Path folder;
  private Session first;

  @BeforeEach
  void run() throws IOException {
    first = new Session(folder.resolve("a"), Session.STUDY);
    assertEquals(Exit.FINE, first.command("run"), first::err);
  }

  private Session edited(String what, String by) throws IOException {
    assertTrue(Session.STUDY.contains(what));
    Session session = new Session(first.folder, Session.STUDY.replace(what, by));
    assertEquals(Exit.FINE, session.command("run"), session::err);
    return session;
  }

  @Test
  void writesReportResultsAndWhatHappened() throws IOException {
    for (String name : List.of("report.html", "study.json", "run.json")) {
      assertTrue(Files.size(first.result(name)) > 100, name);
    }
    assertTrue(Files.exists(first.result("performance/plots/roc.svg")));
    assertTrue(first.out().contains("report.html"), first.out());
    String json = first.json();
    assertFalse(json.contains(folder.toString()), "an absolute path in study.json");
  }

  @Test
  void theSecondRunComputesNothingAndGivesTheSameBytes() throws IOException {
    String before = first.json();
    assertEquals(Exit.FINE, first.command("run"));
    assertEquals(List.of(), first.computed());
    assertFalse(first.err().contains("load "), "the second run loads no event: " + first.err());
    assertEquals(before, first.json());
  }

  /**
   * The nominal training is that of all events; the others see other events than with seeds alone.
   */
  @Test
  void bootstrapTrainsAllButTheNominalAgain() throws IOException {
    Session drawn = edited("repeat(4)", "repeat(4, bootstrap = true)");
    assertEquals(
        List.of(
            "train tagger, replica 2 of 4",
            "train tagger, replica 3 of 4",
            "train tagger, replica 4 of 4"),
        drawn.computed().stream().filter(label -> label.startsWith("train ")).sorted().toList());
    Session alone = new Session(folder.resolve("alone"), Files.readString(drawn.study));
    assertEquals(Exit.FINE, alone.command("run", "--workers", "1"));
    assertEquals(drawn.json(), alone.json());
  }

  @Test
  void aRunWhoseModelsAreGoneWritesThemAgain() throws IOException {
    Path model;
    try (Stream<Path> files = Files.walk(first.result("tagger"))) {
      model = files.filter(Files::isRegularFile).filter(this::isOfAModel).findFirst().orElseThrow();
    }
    byte[] before = Files.readAllBytes(model);
    Files.write(model, new byte[] {1, 2, 3});
    assertEquals(Exit.FINE, first.command("run"));
    assertEquals(List.of(), first.computed());
    assertArrayEquals(before, Files.readAllBytes(model));
  }

  private boolean isOfAModel(Path file) {
    return file.getParent().getFileName().toString().equals("model");
  }

  @Test
  void workersVectorModuleAndFolderChangeNoByte() throws IOException, InterruptedException {
    Session second = new Session(folder.resolve("another name"), Session.STUDY);
    Process run =
        second
            .process(List.of("--add-modules", "jdk.incubator.vector"), "run", "--workers", "1")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(Exit.FINE, run.waitFor());
    assertEquals(first.json(), second.json());
    Session third = new Session(folder.resolve("c"), Session.STUDY);
    assertEquals(Exit.FINE, third.command("run", "--workers", "3"));
    assertEquals(first.json(), third.json());
  }

  @Test
  void movingTheFolderComputesNothing() throws IOException {
    Path moved = Files.move(first.folder, folder.resolve("moved"));
    Session there = new Session(moved, Session.STUDY);
    assertEquals(Exit.FINE, there.command("run"));
    assertEquals(List.of(), there.computed());
  }

  @Test
  void renamingAClassifierTrainsAndExplainsNothingAgain() throws IOException {
    Session renamed = new Session(first.folder, Session.STUDY.replace("tagger", "flavour"));
    assertEquals(Exit.FINE, renamed.command("run"), renamed::err);
    assertTrue(
        renamed.computed().stream().noneMatch(task -> task.startsWith("train ")),
        () -> renamed.computed().toString());
    assertTrue(
        renamed.computed().stream().noneMatch(task -> task.startsWith("explain ")),
        () -> renamed.computed().toString());
    assertTrue(renamed.json().contains("flavour"));
    assertFalse(renamed.json().contains("tagger"));
  }

  @Test
  void editingPlotsCommentsAndOrderComputesNothing() throws IOException {
    assertEquals(List.of(), edited("show roc", "show roc, scores").computed());
    assertEquals(List.of(), edited("dataset toy {", "/* words */ dataset toy {\n").computed());
  }

  @Test
  void oneCutOfOneRegionRedoesWhatDependsOnIt() throws IOException {
    List<String> computed = edited("select z >= 0.65", "select z >= 0.7").computed();
    assertTrue(computed.contains("select CR"), computed::toString);
    assertTrue(computed.contains("explain why: lrp of tagger in CR"), computed::toString);
    assertTrue(
        computed.stream()
            .noneMatch(
                task ->
                    task.startsWith("train") || task.startsWith("measure") || task.contains("SR")),
        computed::toString);
  }

  @Test
  void anotherSeedIsAnotherResult() throws IOException {
    String before = first.json();
    assertNotEquals(before, edited("seed 7", "seed 8").json());
  }

  @Test
  void aDamagedEntryIsComputedAgainWithANote() throws IOException {
    String before = first.json();
    List<Path> entries;
    try (Stream<Path> files = Files.walk(first.result(".store"))) {
      entries =
          files.filter(file -> file.getFileName().toString().length() == 64).sorted().toList();
    }
    for (Path entry : entries) {
      byte[] content = Files.readAllBytes(entry);
      content[content.length / 2] ^= 1;
      Files.write(entry, content);
    }
    assertEquals(Exit.FINE, first.command("run"));
    // other tests of this class leave entries of their own: all that this run needs is computed
    assertEquals(0, first.stored());
    assertFalse(first.computed().isEmpty());
    assertTrue(first.err().contains("damaged and is computed again"), first.err());
    assertEquals(before, first.json());
  }

  @Test
  void aFailedGateIsExitCodeTwoAndTheReportIsThere() throws IOException {
    Session failing =
        new Session(first.folder, Session.STUDY.replace("auc > 0.5", "auc > 0.99999"));
    Files.delete(failing.result("report.html"));
    assertEquals(Exit.GATE, failing.command("run"));
    assertTrue(failing.err().contains("FAILED: tagger.auc = "), failing.err());
    assertTrue(Files.exists(failing.result("report.html")));
  }

  @Test
  void aBlockThatIsGoneLeavesNoFiles() throws IOException {
    Session without =
        new Session(
            first.folder,
            Session.STUDY
                .lines()
                .filter(line -> !line.startsWith("explanation"))
                .reduce("", (text, line) -> text + line + "\n"));
    assertTrue(Files.exists(without.result("why")));
    assertEquals(Exit.FINE, without.command("run"), without::err);
    assertFalse(Files.exists(without.result("why")));
  }

  @Test
  void theReportIsMadeAgainWithoutARun() throws IOException {
    String report = Files.readString(first.result("report.html"));
    Files.delete(first.result("report.html"));
    assertEquals(Exit.FINE, first.command("report"), first::err);
    assertEquals(report, Files.readString(first.result("report.html")));
    Session never = new Session(folder.resolve("never"), Session.STUDY);
    assertEquals(Exit.PROBLEM, never.command("report"));
    assertTrue(never.err().contains("run the study first"), never.err());
  }

  @Test
  void aDryRunDoesNothing() throws IOException {
    Session dry = new Session(folder.resolve("dry"), Session.STUDY);
    assertEquals(Exit.FINE, dry.command("run", "--dry-run"));
    assertTrue(dry.out().contains("train tagger: dnn on r1, r2, theta, z, 4 times"), dry.out());
    assertFalse(Files.exists(dry.folder.resolve("results")));
  }
}
