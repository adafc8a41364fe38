// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Loading;
import hep.assay.runtime.math.Quantiles;
import hep.assay.runtime.network.Engine;
import hep.assay.runtime.network.saved.Importer;
import hep.assay.runtime.perturb.Variation;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.region.Thresholds;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.result.Provenance;
import hep.assay.runtime.result.StudyResults;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.work.CodeIdentity;
import hep.assay.runtime.work.Key;
import hep.assay.runtime.work.Progress;
import hep.assay.runtime.work.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The steps of a study in their order, from a plan to its results. */
public final class StudySteps {
  private StudySteps() {}

  /**
   * What a study comes to: that of an equal run before, else all steps are run.
   *
   * @param results the folder of its results
   * @throws StudyException where the study or its data is wrong; its place is the block
   */
  public static Finished run(StudyPlan study, Bench bench, Path results, Store store) {
    SortedMap<String, String> files = Load.files(study, bench.folder());
    Key key = WholeRun.key(study, files, bench);
    return WholeRun.recall(key, study, results, store, bench.progress())
        .orElseGet(
            () -> {
              Finished finished = run(study, files, bench);
              WholeRun.keep(key, finished, store);
              return finished;
            });
  }

  private static Finished run(StudyPlan study, SortedMap<String, String> files, Bench bench) {
    StudyPlan plan = Scans.writtenOut(study);
    Map<String, Loading> loadings = new LinkedHashMap<>();
    Map<String, List<Variation>> variations = new LinkedHashMap<>();
    for (DatasetPlan dataset : plan.datasets()) {
      List<Variation> own = Vary.of(plan, dataset, bench);
      variations.put(dataset.name(), own);
      loadings.put(dataset.name(), Loading.of(plan, dataset, bench.folder(), own));
    }
    Map<String, Scene> nominal = load(plan, loadings, bench);
    Map<String, Trained> trained = new Levels(plan, nominal, bench).train();
    Scenes scenes = scenes(plan, nominal, trained);
    nominal.clear();

    List<Question> questions = questions(plan, scenes, bench);
    for (DatasetPlan dataset : plan.datasets()) {
      Consumer<Scene> see = scene -> questions.forEach(question -> question.see(scene));
      see.accept(scenes.nominal(dataset.name()));
      // Removed, so that what was read is let go once it has been varied.
      Loading loading = loadings.remove(dataset.name());
      List<Trained> scored = Levels.scored(plan, dataset, trained.values());
      Vary.each(variations.get(dataset.name()), loading, scored, bench, see);
    }
    List<BlockResult> blocks = new ArrayList<>();
    plan.datasets().forEach(data -> blocks.add(Load.block(scenes.nominal(data.name()))));
    trained.values().forEach(one -> blocks.add(LearnerBlock.of(one)));
    questions.forEach(question -> blocks.addAll(question.answers()));
    StudyResults results = new StudyResults(study, provenance(plan, files, scenes, bench), blocks);
    return new Finished(results, SavedModels.files(plan, trained.values()));
  }

  /**
   * What a run came to.
   *
   * @param results what was asked
   * @param models the trained classifiers as files, by path relative to the study's results
   */
  public record Finished(StudyResults results, SortedMap<String, byte[]> models) {}

  private static Map<String, Scene> load(
      StudyPlan plan, Map<String, Loading> loadings, Bench bench) {
    Map<String, Scene> scenes = new LinkedHashMap<>();
    Progress.Step step = bench.progress().begin("load", plan.datasets().size());
    for (DatasetPlan dataset : plan.datasets()) {
      scenes.put(dataset.name(), Scene.nominal(loadings.get(dataset.name()).nominal()));
      step.finished("load " + dataset.name(), false, 1);
    }
    step.end();
    return scenes;
  }

  /** The events as they are with the scores that the study uses as columns, and its thresholds. */
  private static Scenes scenes(
      StudyPlan plan, Map<String, Scene> nominal, Map<String, Trained> trained) {
    Map<String, Scene> all = new LinkedHashMap<>();
    SortedMap<String, Quantiles.Cut> cuts = new TreeMap<>();
    for (DatasetPlan dataset : plan.datasets()) {
      Scene asIs = nominal.get(dataset.name()).with(Levels.scored(plan, dataset, trained.values()));
      all.put(dataset.name(), asIs);
      cuts.putAll(Thresholds.find(Levels.regionsOf(plan, dataset.name()), asIs.data()).values());
    }
    Thresholds thresholds = new Thresholds(cuts);
    all.values().forEach(scene -> scene.regions(plan, thresholds).requireDisjoint());
    return new Scenes(plan, all, thresholds, trained);
  }

  /** Regions, nuisances and tasks, in the order of the study. */
  private static List<Question> questions(StudyPlan plan, Scenes scenes, Bench bench) {
    List<Question> questions = new ArrayList<>();
    questions.add(new Select(scenes, bench));
    plan.nuisances().forEach(nuisance -> questions.add(new NuisanceBlock(nuisance)));
    for (TaskPlan task : plan.tasks()) {
      questions.add(
          switch (task.kind()) {
            case COMPARISON -> new Compare(task, scenes, bench);
            case EXPLANATION -> new Explain(task, scenes, bench);
            default ->
                throw new StudyException(task.kind().word() + " is not available in this version")
                    .at(task.name());
          });
    }
    return questions;
  }

  private static Provenance provenance(
      StudyPlan plan, SortedMap<String, String> read, Scenes scenes, Bench bench) {
    SortedMap<String, String> files = new TreeMap<>(read);
    SortedMap<String, String> engines = new TreeMap<>();
    SortedSet<String> processors = new TreeSet<>();
    for (Trained one : scenes.trained().values()) {
      files.putAll(one.files());
      Engine maker = maker(one.plan(), bench);
      String[] nameAndVersion = maker.engine().split(" ", 2);
      engines.put(nameAndVersion[0], nameAndVersion[nameAndVersion.length - 1]);
      processors.add(maker.processor());
    }
    processors.remove("");
    List<Note> notes = scenes.thresholds().notes();
    return new Provenance(
        CodeIdentity.VERSION, engines, String.join(", ", processors), files, plan.seed(), notes);
  }

  /** Who trains or reads a learner's model. */
  static Engine maker(LearnerPlan learner, Bench bench) {
    try {
      Optional<Importer> importer = Import.importer(learner, bench.engines());
      return importer.isPresent() ? importer.get() : Train.trainer(learner, bench.engines());
    } catch (StudyException problem) {
      throw problem.at(learner.name());
    }
  }
}
