// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.network.Engine;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.Origin;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Provenance;
import hep.assay.runtime.result.StudyResults;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.work.CodeIdentity;
import hep.assay.runtime.work.Digest;
import hep.assay.runtime.work.Key;
import hep.assay.runtime.work.Progress;
import hep.assay.runtime.work.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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
      Engine maker = StudySteps.maker(learner, bench);
      digest.put(maker.engine()).put(maker.processor());
      digest.put(CodeIdentity.of(maker.getClass()));
      learner.model().ifPresent(model -> put(model.settings(), bench.folder(), digest));
    }
    return digest.key();
  }

  /** The content of the file or folder that a model is read from. */
  private static void put(Settings model, Path folder, Digest digest) {
    for (String setting : List.of("file", "folder")) {
      Path named = model.has(setting) ? folder.resolve(model.word(setting)) : folder;
      try (Stream<Path> inside = model.has(setting) ? Files.walk(named) : Stream.empty()) {
        inside
            .filter(Files::isRegularFile)
            .sorted()
            .forEach(file -> digest.put(named.relativize(file).toString()).put(Load.sha(file)));
      } catch (IOException unreadable) {
        // Whoever reads the model says what is wrong with its place.
        digest.put(unreadable.getClass().getName());
      }
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
