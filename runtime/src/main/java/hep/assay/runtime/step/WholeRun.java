// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.StudyFiles;
import hep.assay.runtime.network.Engine;
import hep.assay.runtime.network.saved.SavedModelFormat;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.Origin;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Provenance;
import hep.assay.runtime.result.StudyResults;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.work.CodeIdentity;
import hep.assay.runtime.work.Digest;
import hep.assay.runtime.work.Key;
import hep.assay.runtime.work.Progress;
import hep.assay.runtime.work.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a whole run came to, so that the same run needs no event: of the files only the digest is
 * read.
 *
 * <p>It reads the plan (names and plots too, but not where it was written), the content of all
 * files, and the engines. Where only a part of that is the same, the single steps still answer from
 * the store, once the events are loaded.
 *
 * @param blocks one a block
 * @param provenance what the numbers depend on
 * @param models SHA-256 of each file of a trained classifier, by path relative to the results
 */
record WholeRun(List<BlockResult> blocks, Provenance provenance, SortedMap<String, String> models) {
  private static final ResultCodec<WholeRun> CODEC = new ResultCodec<>(WholeRun.class);

  /** The identity of a run, from the files of its data and all else that it reads. */
  static Key key(StudyPlan plan, SortedMap<String, String> files, Bench bench) {
    Digest digest = new Digest("run").put(plan.origin(Origin.UNKNOWN).toString());
    files.forEach((name, sha) -> digest.put(name).put(sha));
    for (LearnerPlan learner : Scans.writtenOut(plan).learners()) {
      Import.makers(StudySteps.maker(learner, bench), bench).forEach(maker -> put(maker, digest));
      learner.model().ifPresent(model -> put(model.settings(), learner, bench, digest));
    }
    return digest.key();
  }

  private static void put(Engine maker, Digest digest) {
    digest.put(maker.engine()).put(maker.processor()).put(CodeIdentity.of(maker.getClass()));
  }

  /** The content of the file or of the saved classifier that a model is read from. */
  private static void put(Settings model, LearnerPlan learner, Bench bench, Digest digest) {
    try {
      List<Path> files = new ArrayList<>();
      if (model.has("file")) {
        files.add(StudyFiles.inside(bench.folder(), model.word("file")));
      }
      if (model.has("folder")) {
        files.addAll(
            SavedModelFormat.files(StudyFiles.inside(bench.folder(), model.word("folder"))));
      }
      for (Path file : files) {
        digest.put(file.getFileName().toString());
        digest.put(Files.isRegularFile(file) ? Load.sha(file) : "");
      }
    } catch (IOException unreadable) {
      // Whoever reads the model says what is wrong with its place.
      digest.put(unreadable.getClass().getName());
    } catch (StudyException problem) {
      throw problem.at(learner.name());
    }
  }

  /** The results of an equal run; empty where there was none, or its models are gone. */
  static Optional<StudySteps.Finished> recall(
      Key key, StudyPlan plan, Path results, Store store, Progress progress) {
    Optional<StudySteps.Finished> found =
        store.get(key, CODEC).flatMap(run -> run.finished(plan, results));
    if (found.isPresent()) {
      Progress.Step step = progress.begin("recall", 1);
      step.finished("study " + plan.name(), true, 1);
      step.end();
    }
    return found;
  }

  private Optional<StudySteps.Finished> finished(StudyPlan plan, Path results) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Map.Entry<String, String> model : models.entrySet()) {
      try {
        byte[] bytes = Files.readAllBytes(results.resolve(model.getKey()));
        if (!Load.sha(bytes).equals(model.getValue())) {
          return Optional.empty();
        }
        files.put(model.getKey(), bytes);
      } catch (IOException gone) {
        return Optional.empty();
      }
    }
    return Optional.of(new StudySteps.Finished(new StudyResults(plan, provenance, blocks), files));
  }

  static void keep(Key key, StudySteps.Finished finished, Store store) {
    SortedMap<String, String> models = new TreeMap<>();
    finished.models().forEach((name, bytes) -> models.put(name, Load.sha(bytes)));
    StudyResults results = finished.results();
    store.put(key, CODEC, new WholeRun(results.blocks(), results.provenance(), models));
  }
}
