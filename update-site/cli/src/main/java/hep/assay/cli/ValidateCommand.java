// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import hep.assay.dsl.AssayCompiler;
import hep.assay.dsl.CheckedStudy;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay validate}: says what is wrong with a study, without running it. */
@Command(
    name = "validate",
    description = "Says what is wrong with a study, without running it.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  @Mixin private StudyFile study;

  @Option(names = "--json", description = "Print the problems as JSON on standard output.")
  private boolean json;

  @Option(names = "--strict", description = "Count warnings as errors.")
  private boolean strict;

  @Override
  public Integer call() throws IOException {
    StudyFile.Source source = study.read();
    CheckedStudy checked = AssayCompiler.standalone().check(source.path(), source.text());
    if (json) {
      System.out.println(Issues.json(checked.issues()));
    } else {
      checked.issues().forEach(issue -> System.out.println(Issues.line(issue)));
      System.out.println(
          Issues.shown(source.path().toString()) + ": " + Issues.count(checked.issues()));
    }
    boolean fine =
        checked.isSound()
            && !(strict
                && checked.issues().stream()
                    .anyMatch(issue -> issue.severity() != hep.assay.dsl.StudyIssue.Severity.INFO));
    return fine ? Exit.FINE : Exit.PROBLEM;
  }
}
