// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import hep.assay.runtime.plan.Origin;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a problem that a run met stands in the study.
 *
 * @param line from 1; 0 where unknown
 * @param column from 1; 0 where unknown
 */
record Position(String file, int line, int column) {

  /** The line of the element that the problem names, and the place of its name in that line. */
  static Position of(StudyException problem, Origin origin, StudyFile.Source source) {
    int line = problem.place().isEmpty() ? 0 : origin.lineOf(problem.place());
    String file = source.path().toString();
    if (line == 0) {
      return new Position(file, 0, 0);
    }
    String name = problem.place().substring(problem.place().lastIndexOf('.') + 1);
    String text = source.text().lines().skip(line - 1L).findFirst().orElse("");
    Matcher word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text);
    return new Position(file, line, word.find() ? word.start() + 1 : 1);
  }
}
