// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.dsl.AssayCompiler;
import hep.assay.dsl.CheckedStudy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewStudyWizardTest {
  @Test
  void aNewStudyHasNothingWrong() {
    CheckedStudy study =
        AssayCompiler.standalone()
            .check(Path.of("new.assay"), NewStudyWizard.template("my study.assay"));
    assertEquals(List.of(), study.issues());
    assertTrue(study.isSound());
  }

  @Test
  void itTakesTheNameOfItsFile() {
    assertTrue(NewStudyWizard.template("my-study.assay").contains("study my_study \""));
    assertTrue(NewStudyWizard.template("2026.assay").contains("study Study2026 \""));
  }
}
