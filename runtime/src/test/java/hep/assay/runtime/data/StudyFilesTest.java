// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFilesTest {
  @TempDir Path root;
  private Path folder;

  @BeforeEach
  void files() throws IOException {
    folder = root.resolve("study");
    for (String name :
        List.of("study/data/b.csv", "study/data/a.csv", "study/data/x/c.csv", "secret.csv")) {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "x\n1\n");
    }
    Files.writeString(folder.resolve("data/.hidden.csv"), "x\n1\n");
  }

  private List<String> names(String... patterns) {
    return StudyFiles.resolve(folder, List.of(patterns)).stream()
        .map(file -> root.relativize(file).toString())
        .toList();
  }

  private String message(String pattern) {
    return assertThrows(StudyException.class, () -> names(pattern)).getMessage();
  }

  @Test
  void patternsFindFilesInAlphabeticalOrderAndEachFileOnce() {
    assertEquals(
        List.of("study/data/a.csv", "study/data/b.csv"), names("data/*.csv", "data/b.csv"));
    assertEquals(
        List.of("study/data/b.csv", "study/data/a.csv"), names("data/b.csv", "data/?.csv"));
    assertEquals(List.of("study/data/x/c.csv"), names("data/*/*.csv"));
    assertTrue(names("**.csv").contains("study/data/x/c.csv"));
    assertEquals(List.of("secret.csv"), names("../secret.csv"));
  }

  @Test
  void linksThatLeadOutOfAPatternsFolderAreNotFollowed() throws IOException {
    Files.createSymbolicLink(folder.resolve("data/link.csv"), root.resolve("secret.csv"));
    assertEquals(List.of("study/data/a.csv", "study/data/b.csv"), names("data/*.csv"));
    Files.createSymbolicLink(folder.resolve("data/own.csv"), folder.resolve("data/a.csv"));
    assertTrue(names("data/*.csv").contains("study/data/own.csv"));
    Files.createSymbolicLink(folder.resolve("elsewhere"), folder.resolve("data/x"));
    assertEquals(List.of("study/elsewhere/c.csv"), names("elsewhere/*.csv"));
  }

  @Test
  void whatIsNotThereIsNamedWithItsNeighbour() {
    assertEquals("there is no file 'data/aa.csv'; did you mean 'a.csv'?", message("data/aa.csv"));
    assertEquals("no file matches 'data/*.root'", message("data/*.root"));
    assertTrue(message("/etc/passwd").contains("is an absolute path"));
    assertTrue(message("data").contains("is a folder"));
    assertTrue(message("none/a.csv").contains("there is no folder"));
  }
}
