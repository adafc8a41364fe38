// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.xtext.testing.InjectWith;
import org.eclipse.xtext.testing.extensions.InjectionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(InjectionExtension.class)
@InjectWith(WithTestTerms.class)
class AssayCompilerTest {

  @Inject private AssayCompiler compiler;
  @TempDir private Path folder;

  private static final String LIBRARY =
      """
      dataset toy {
        generate xaugToy(events = 100)
        sample s signal     { select label == 1 }
        sample b background { select label == 0 }
        column label integer, observer
        split folds(2)
      }
      classifier recipe { model dnn(hidden = [8])  train adam(epochs = 1) }
      classifier spare from recipe on toy { inputs r1 }
      """;

  private static final String STUDY =
      """
      import "library.assay"
      study S { seed 1 }
      classifier mine from recipe on toy { inputs theta, z }
      comparison c of mine { measure auc }
      """;

  static Iterable<Path> studies() {
    return Studies.all();
  }

  @Test
  void importedNamesAreAsIfWrittenHereAndOnlyTheUsedOnesBelongToTheStudy() throws IOException {
    write("library.assay", LIBRARY);
    CheckedStudy checked = compiler.check(write("study.assay", STUDY));
    assertEquals(List.of(), checked.issues());
    CompiledStudy study = compiler.compile(checked);
    assertEquals("assay.SStudy", study.className());
    assertTrue(study.java().contains("toyDataset()"), study.java());
    assertFalse(study.java().contains("spare"), study.java());
    assertFalse(study.java().contains("recipe"), study.java());
  }

  @Test
  void issuesOfAnImportNameItsFile() throws IOException {
    write("library.assay", LIBRARY.replace("dnn(", "dn("));
    CheckedStudy checked = compiler.check(write("study.assay", STUDY));
    assertEquals(1, checked.issues().size());
    assertTrue(checked.issues().get(0).file().endsWith("library.assay"));
    assertEquals(8, checked.issues().get(0).line());
  }

  @Test
  void theSameNameHereAndInAnImportIsAnError() throws IOException {
    write("library.assay", LIBRARY);
    CheckedStudy checked = compiler.check(write("study.assay", STUDY.replace("mine", "spare")));
    assertFalse(checked.isSound());
  }

  @Test
  void anImportOfAnImportIsVisibleAndACircleEnds() throws IOException {
    write("library.assay", "import \"middle.assay\"\n" + LIBRARY);
    write("middle.assay", "import \"library.assay\"\n");
    CheckedStudy checked = compiler.check(write("study.assay", STUDY.replace("library", "middle")));
    assertTrue(
        checked.issues().stream().allMatch(issue -> issue.message().contains("circle")),
        checked.issues().toString());
  }

  @Test
  void aTextNeedsNoFile() {
    assertTrue(compiler.check(folder.resolve("new.assay"), "study S { seed 1 }").isSound());
  }

  @Test
  void aLibraryAndAStudyWithErrorsAreNotCompiled() throws IOException {
    CheckedStudy library = compiler.check(write("library.assay", LIBRARY));
    assertTrue(library.isLibrary() && library.isSound());
    assertThrows(IllegalArgumentException.class, () -> compiler.compile(library));
    assertThrows(NoSuchFileException.class, () -> compiler.check(folder.resolve("nothing.assay")));
  }

  /** Whoever writes has an unfinished text most of the time. */
  @ParameterizedTest
  @MethodSource("studies")
  void anUnfinishedStudyIsCheckedAndFormattedWithoutAFault(Path study) {
    String text = Studies.text(study);
    for (int end = 0; end < text.length(); end += 97) {
      compiler.check(study, text.substring(0, end));
      compiler.check(
          study, text.substring(0, end) + text.substring(Math.min(text.length(), end + 13)));
      assertEquals(
          text.substring(0, end).isBlank(),
          compiler.format(study, text.substring(0, end)).isBlank());
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
