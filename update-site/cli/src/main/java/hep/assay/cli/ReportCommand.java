// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import hep.assay.runtime.RunOptions;
import hep.assay.runtime.StudyRunner;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.result.StudyResults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay report}: writes the report of the last run again. */
@Command(
    name = "report",
    description = "Writes the report of the last run of a study again, without running anything.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Mixin private StudyFile study;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Folder in which the study's folder of results is [results].")
  private Path output;

  @Override
  public Integer call() throws IOException {
    CheckedSource source = CheckedSource.of(study.read());
    if (!source.tellAndAsk(System.err)) {
      return Exit.PROBLEM;
    }
    StudyPlan plan = source.plan();
    RunOptions options = RunOptions.of(source.source().path().getParent(), plan.name());
    if (output != null) {
      options = options.into(output.toAbsolutePath().normalize());
    }
    StudyResults results = StudyRunner.report(plan, options);
    System.out.println(
        "report: " + Issues.shown(options.results().resolve("report.html").toString()));
    return results.passed() ? Exit.FINE : Exit.GATE;
  }
}
