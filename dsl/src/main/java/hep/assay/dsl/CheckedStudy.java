// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl;

import hep.assay.dsl.assay.AssayFile;
import java.util.List;

/**
 * A study with its imports, parsed, linked and validated.
 *
 * @param file the model of the study's own file; null where nothing could be parsed
 * @param issues of the study first, then of its imports, each in the order of the text
 */
public record CheckedStudy(AssayFile file, List<StudyIssue> issues) {

  public CheckedStudy {
    issues = List.copyOf(issues);
  }

  /** Whether the study has no error, so that it can be compiled. */
  public boolean isSound() {
    return issues.stream().noneMatch(StudyIssue::isError);
  }

  /** Whether there is a {@code study} block: a file without one is a library. */
  public boolean isLibrary() {
    return file == null || file.getStudy() == null;
  }
}
