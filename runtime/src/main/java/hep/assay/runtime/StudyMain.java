// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime;

import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.result.StudyResults;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.work.Progress;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a study from generated Java with the runtime's jar alone: {@code java -cp
 * runtime.jar:assay-gen assay.QuickstartStudy [folder]}. It trains with the runtime's own engine; a
 * study that needs another one says so and is run by {@code assay run}.
 */
public final class StudyMain {
  private StudyMain() {}

  /**
   * Runs the study and ends the process with 0, or 1 where the study or its input is wrong, or 2
   * where a gate failed.
   *
   * @param arguments nothing, or the study's folder: that of its data, in which {@code results} is
   *     made; otherwise the current one
   */
  public static void run(StudyPlan plan, String[] arguments) {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "").toAbsolutePath().normalize();
    RunOptions options = RunOptions.of(folder, plan.name());
    try {
      StudyResults results =
          StudyRunner.run(plan, options, OwnEngines.ALL, new Progress(List.of(new Lines())));
      System.out.println("report: " + options.results().resolve("report.html"));
      System.exit(results.passed() ? 0 : 2);
    } catch (StudyException problem) {
      int line = plan.origin().lineOf(problem.place());
      System.err.println(
          plan.origin().file() + (line > 0 ? ":" + line : "") + ": error: " + problem.getMessage());
      System.exit(1);
    }
  }

  /** Tells each task on standard error. */
  private static final class Lines implements Progress.Listener {
    @Override
    public void step(String step, long done, long of, double secondsLeft) {}

    @Override
    public void task(String step, String label, boolean stored) {
      System.err.println(label + ": " + (stored ? "answered from the store" : "computed"));
    }

    @Override
    public void note(String text) {
      System.err.println("note: " + text);
    }
  }
}
