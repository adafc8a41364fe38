// SPDX-License-Identifier: EPL-2.0
package hep.assay.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import hep.assay.runtime.RunOptions;
import hep.assay.runtime.StudyRunner;
import hep.assay.runtime.engine.Engines;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.result.Gate;
import hep.assay.runtime.result.StudyResults;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.work.Cancelled;
import hep.assay.runtime.work.Progress;
import hep.assay.runtime.work.ProgressFile;
import java.nio.file.Path;
import java.util.List;

/**
 * One run: starts it, shows how far it is, tells how it ended.
 *
 * @param source the study
 * @param plan the study as data
 * @param options where and with how many workers
 * @param json whether the outcome is printed as JSON
 * @param attached whether standard input is the leash of this run
 */
record StudyRun(
    StudyFile.Source source, StudyPlan plan, RunOptions options, boolean json, boolean attached) {

  int go() {
    ProgressLines lines = new ProgressLines(System.err, Boolean.getBoolean("assay.terminal"));
    try (ProgressFile file = new ProgressFile(options.results().resolve(".progress.jsonl"))) {
      Progress progress = new Progress(List.of(lines, file));
      if (attached) {
        Attached.watch(() -> stop(file));
      }
      return go(progress, lines, file);
    } catch (java.io.UncheckedIOException e) {
      throw new StudyException(
          "can't write to " + options.results() + ": " + e.getCause().getMessage(), e);
    }
  }

  private int go(Progress progress, ProgressLines lines, ProgressFile file) {
    try {
      StudyResults results = StudyRunner.run(plan, options, Engines.ALL, progress);
      lines.clear();
      return ended(results, file);
    } catch (StudyException problem) {
      lines.clear();
      return wrong(problem, file);
    } catch (OutOfMemoryError e) {
      lines.clear();
      long heap = Runtime.getRuntime().maxMemory() >> 20;
      return wrong(
          new StudyException(
              "the events do not fit into the heap of "
                  + heap
                  + " MiB; set ASSAY_HEAP, as in"
                  + " ASSAY_HEAP=8g assay run ..."),
          file);
    } catch (Cancelled e) {
      lines.clear();
      file.outcome("cancelled", Exit.CANCELLED, "");
      throw e;
    } catch (RuntimeException | Error e) {
      lines.clear();
      file.problem("error", source.path().toString(), 0, 0, "fault of Assay: " + e, "");
      file.outcome("fault", Exit.FAULT, "");
      throw e;
    }
  }

  /** Ends at once: all that is finished is in the store, and nothing half done is ever read. */
  private void stop(ProgressFile file) {
    file.outcome("cancelled", Exit.CANCELLED, "");
    Runtime.getRuntime().halt(Exit.CANCELLED);
  }

  private int ended(StudyResults results, ProgressFile file) {
    int exit = results.passed() ? Exit.FINE : Exit.GATE;
    Path report = options.results().resolve("report.html");
    file.outcome(results.passed() ? "passed" : "gate", exit, report.toString());
    results.blocks().forEach(block -> block.gates().forEach(gate -> tell(block.name(), gate)));
    if (json) {
      JsonObject outcome = new JsonObject();
      outcome.addProperty("outcome", results.passed() ? "passed" : "gate");
      outcome.addProperty("exit", exit);
      outcome.addProperty("results", options.results().toString());
      outcome.addProperty("report", report.toString());
      System.out.println(new GsonBuilder().setPrettyPrinting().create().toJson(outcome));
    } else {
      System.out.println("report: " + Issues.shown(report.toString()));
    }
    return exit;
  }

  private static void tell(String block, Gate gate) {
    System.err.println(
        block
            + ": require "
            + gate.condition()
            + (gate.held() ? " holds: " : " FAILED: ")
            + gate.found()
            + (gate.warning().isEmpty() ? "" : " (" + gate.warning() + ")"));
  }

  private int wrong(StudyException problem, ProgressFile file) {
    Position position = Position.of(problem, plan.origin(), source);
    System.err.println(
        Issues.shown(position.file())
            + (position.line() == 0 ? "" : ":" + position.line() + ":" + position.column())
            + ": error: "
            + problem.getMessage());
    file.problem(
        "error", position.file(), position.line(), position.column(), problem.getMessage(), "");
    file.outcome("problem", Exit.PROBLEM, "");
    return Exit.PROBLEM;
  }
}
