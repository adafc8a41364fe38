// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Engine;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.report.Report;
import hep.assay.runtime.report.StudyJson;
import hep.assay.runtime.result.StudyResults;
import hep.assay.runtime.step.Bench;
import hep.assay.runtime.step.LastResults;
import hep.assay.runtime.step.Outputs;
import hep.assay.runtime.step.RunRecord;
import hep.assay.runtime.step.StudySteps;
import hep.assay.runtime.work.Progress;
import hep.assay.runtime.work.Store;
import hep.assay.runtime.work.Workers;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs a study: the front door between a plan and its results. */
public final class StudyRunner {
  private StudyRunner() {}

  /**
   * Runs a study and writes its results.
   *
   * <p>What an earlier run did is taken from the store of the results' folder; a run that fails
   * leaves earlier results as they were. Same plan, same data, same engines: the same numbers,
   * whatever the options.
   *
   * @param engines who is at hand; the first that trains or reads a model gets it
   * @throws hep.assay.runtime.vocabulary.StudyException where the study or its data is wrong, or
   *     another run holds the folder
   * @throws hep.assay.runtime.work.Cancelled where the progress was asked to stop
   */
  public static StudyResults run(
      StudyPlan plan, RunOptions options, List<? extends Engine> engines, Progress progress) {
    RunRecord record = new RunRecord();
    Progress heard = progress.and(record);
    try (Store store = Store.open(options.results().resolve(".store"), options.storeBytes());
        Workers workers = new Workers(options.workers(), store, heard)) {
      Bench bench = new Bench(options.folder(), new Seed(plan.seed()), workers, engines, heard);
      StudySteps.Finished finished = StudySteps.run(plan, bench, options.results(), store);
      StudyResults results = finished.results();
      store.notes().forEach(heard::note);
      SortedMap<String, byte[]> files = Outputs.utf8(files(results, record, options));
      files.putAll(finished.models());
      Outputs.write(options.results(), files);
      LastResults.keep(results, store);
      return results;
    }
  }

  /**
   * Writes the report of the last run again; nothing is run.
   *
   * @throws hep.assay.runtime.vocabulary.StudyException where there was no run, or another run
   *     holds the folder
   */
  public static StudyResults report(StudyPlan plan, RunOptions options) {
    try (Store store = Store.open(options.results().resolve(".store"), options.storeBytes())) {
      StudyResults results = LastResults.of(plan, store);
      Outputs.replace(options.results(), Outputs.utf8(Report.files(results)));
      return results;
    }
  }

  private static SortedMap<String, String> files(
      StudyResults results, RunRecord record, RunOptions options) {
    SortedMap<String, String> files = new TreeMap<>(Report.files(results));
    files.put("study.json", StudyJson.of(results));
    files.put("run.json", record.json(options.workers()));
    return files;
  }

  /** What the {@code main} of generated Java does: see {@link StudyMain#run}. */
  public static void main(StudyPlan plan, String[] arguments) {
    StudyMain.run(plan, arguments);
  }
}
