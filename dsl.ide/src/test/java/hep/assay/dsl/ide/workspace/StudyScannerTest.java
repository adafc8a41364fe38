// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ide.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyScannerTest {
  @TempDir Path folder;

  private void write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  private List<String> found() {
    return StudyScanner.studies(folder).stream()
        .map(study -> folder.relativize(study).toString())
        .toList();
  }

  @Test
  void studiesAreReadAndNothingElse() throws IOException {
    write("b.assay");
    write("a.assay");
    write("data.csv");
    write("deep/er/c.assay");
    assertEquals(List.of("a.assay", "b.assay", "deep/er/c.assay"), found());
  }

  @Test
  void hiddenFoldersResultsAndLinksAreSkipped() throws IOException {
    write("a.assay");
    write(".git/b.assay");
    write("results/A/c.assay");
    write("elsewhere/d.assay");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    assertEquals(List.of("a.assay", "elsewhere/d.assay"), found());
  }

  @Test
  void aHugeFolderIsNotReadToTheEnd() throws IOException {
    for (int i = 0; i < StudyScanner.MOST_STUDIES + 20; i++) {
      write("s" + i + ".assay");
    }
    assertEquals(StudyScanner.MOST_STUDIES, found().size());
  }

  @Test
  void aFolderThatIsNotThereHoldsNothing() {
    assertTrue(StudyScanner.studies(folder.resolve("none")).isEmpty());
  }
}
