// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import hep.assay.dsl.AssayCompiler;
import hep.assay.dsl.CheckedStudy;
import hep.assay.dsl.CompiledStudy;
import hep.assay.dsl.StudyIssue;
import hep.assay.runtime.plan.StudyPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * A study that a command goes on with: read, checked, its problems told.
 *
 * @param source its text and place
 * @param checked what the language says of it
 * @param compiler who said so
 */
record CheckedSource(StudyFile.Source source, CheckedStudy checked, AssayCompiler compiler) {

  static CheckedSource of(StudyFile.Source source) {
    AssayCompiler compiler = AssayCompiler.standalone();
    return new CheckedSource(source, compiler.check(source.path(), source.text()), compiler);
  }

  List<StudyIssue> issues() {
    return checked.issues();
  }

  /** Prints the problems; whether the study can be compiled. */
  boolean tellAndAsk(PrintStream out) {
    issues().forEach(issue -> out.println(Issues.line(issue)));
    if (checked.isSound() && checked.isLibrary()) {
      out.println(
          Issues.shown(source.path().toString())
              + ":1:1: error: there is no study block, so there is nothing to run");
    }
    return checked.isSound() && !checked.isLibrary();
  }

  Optional<StudyIssue> firstError() {
    return issues().stream().filter(StudyIssue::isError).findFirst();
  }

  CompiledStudy compiled() {
    return compiler.compile(checked);
  }

  StudyPlan plan() throws IOException {
    return PlanLoader.plan(compiled());
  }
}
