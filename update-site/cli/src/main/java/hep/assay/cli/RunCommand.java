// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import hep.assay.runtime.RunOptions;
import hep.assay.runtime.plan.StudyPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay run}: runs a study and writes its results. */
@Command(
    name = "run",
    description = {
      "Runs a study and writes results/<study>/ beside it: report.html, study.json, run.json, plots"
          + " and tables.",
      "What an earlier run did is taken from its store; a run that was stopped goes on with the same"
          + " command."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private StudyFile study;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Folder in which the study's folder of results is made [results].")
  private Path output;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many tasks run at a time; changes no number [all cores].")
  private Integer workers;

  @Option(names = "--strict", description = "Refuse a study with warnings.")
  private boolean strict;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print the outcome as JSON on standard output.")
  private boolean json;

  @Option(
      names = "--attached",
      description = "End when standard input ends or says 'cancel'; for programs that start runs.")
  private boolean attached;

  @Override
  public Integer call() throws IOException {
    CheckedSource source = CheckedSource.of(study.read());
    boolean sound = source.tellAndAsk(System.err) && !(strict && !source.issues().isEmpty());
    if (!sound) {
      return Exit.PROBLEM;
    }
    StudyPlan plan = source.plan();
    RunOptions options = options(source, plan);
    if (dryRun) {
      DryRun.print(plan, options, System.out);
      return Exit.FINE;
    }
    return new StudyRun(source.source(), plan, options, json, attached).go();
  }

  private RunOptions options(CheckedSource source, StudyPlan plan) {
    RunOptions options = RunOptions.of(source.source().path().getParent(), plan.name());
    if (output != null) {
      options = options.into(output.toAbsolutePath().normalize());
    }
    if (workers != null && workers < 1) {
      throw new hep.assay.runtime.vocabulary.StudyException(
          "--workers needs at least 1, not " + workers);
    }
    return workers == null ? options : options.workers(workers);
  }
}
