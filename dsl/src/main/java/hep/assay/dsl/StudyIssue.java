// SPDX-License-Identifier: EPL-2.0
package hep.assay.dsl;

import java.util.List;

/**
 * One thing to say about a study, and where.
 *
 * @param severity error, warning or a remark
 * @param code the issue code, one of {@link hep.assay.dsl.validation.IssueCodes}, or the parser's
 *     own
 * @param message what is wrong, what was found, what is allowed
 * @param file the file it stands in: the study or one of its imports
 * @param line from 1
 * @param column from 1, in characters
 * @param offset from 0, in characters of the file
 * @param length in characters
 * @param data what a quick fix needs, for instance the nearest known name
 */
public record StudyIssue(
    Severity severity,
    String code,
    String message,
    String file,
    int line,
    int column,
    int offset,
    int length,
    List<String> data) {

  /** How bad it is: an error keeps a study from being compiled. */
  public enum Severity {
    ERROR,
    WARNING,
    INFO
  }

  public StudyIssue {
    data = List.copyOf(data);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** {@code file:line:column: error: message}, as compilers write it. */
  @Override
  public String toString() {
    return "%s:%d:%d: %s: %s"
        .formatted(file, line, column, severity.name().toLowerCase(java.util.Locale.ROOT), message);
  }
}
