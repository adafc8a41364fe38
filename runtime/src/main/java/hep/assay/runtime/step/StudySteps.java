// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Loading;
import hep.assay.runtime.plan.DatasetPlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.plan.StudyPlan;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Provenance;
import hep.assay.runtime.result.StudyResults;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.work.CodeIdentity;
import hep.assay.runtime.work.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The steps of a study in their order, from a plan to its results. */
public final class StudySteps {
  private StudySteps() {}

  /**
   * Runs all steps.
   *
   * @throws StudyException where the study or its data is wrong; its place is the block
   */
  public static StudyResults run(StudyPlan plan, Bench bench) {
    SortedMap<String, String> files = Load.files(plan, bench.folder());
    Map<String, Scene> nominal = load(plan, bench);
    Map<String, Trained> trained = train(plan, nominal, bench);
    Scenes scenes = new Scenes(plan, nominal, trained);

    List<BlockResult> blocks = new ArrayList<>();
    nominal.values().forEach(scene -> blocks.add(Load.block(scene)));
    trained.values().forEach(one -> blocks.add(LearnerBlock.of(one)));
    for (TaskPlan task : plan.tasks()) {
      blocks.add(answer(task, scenes, bench));
    }
    return new StudyResults(plan, provenance(plan, files, trained, bench), blocks);
  }

  private static Map<String, Scene> load(StudyPlan plan, Bench bench) {
    Map<String, Scene> scenes = new LinkedHashMap<>();
    Progress.Step step = bench.progress().begin("load", plan.datasets().size());
    for (DatasetPlan dataset : plan.datasets()) {
      scenes.put(dataset.name(), Load.nominal(Loading.of(plan, dataset, bench.folder())));
      step.finished("load " + dataset.name(), false, 1);
    }
    step.end();
    return scenes;
  }

  private static Map<String, Trained> train(
      StudyPlan plan, Map<String, Scene> nominal, Bench bench) {
    List<Train.Asked> asked = new ArrayList<>();
    for (LearnerPlan learner : plan.learners()) {
      Scene scene = nominal.get(learner.dataset());
      boolean[] allowed = new boolean[scene.data().count()];
      java.util.Arrays.fill(allowed, true);
      asked.add(new Train.Asked(learner, scene.data(), allowed));
    }
    Map<String, Trained> trained = new LinkedHashMap<>();
    Train.run(asked, bench).forEach(one -> trained.put(one.plan().name(), one));
    return trained;
  }

  private static BlockResult answer(TaskPlan task, Scenes scenes, Bench bench) {
    return switch (task.kind()) {
      case COMPARISON -> Compare.run(task, scenes, bench);
      case EXPLANATION -> Explain.run(task, scenes, bench);
      default ->
          throw new StudyException(task.kind().word() + " is not available in this version")
              .at(task.name());
    };
  }

  private static Provenance provenance(
      StudyPlan plan, SortedMap<String, String> files, Map<String, Trained> trained, Bench bench) {
    SortedMap<String, String> engines = new TreeMap<>();
    for (Trained one : trained.values()) {
      String word = one.plan().model().orElseThrow().word();
      engines.put(word, Train.trainer(one.plan(), bench.trainers()).engine());
    }
    return new Provenance(CodeIdentity.VERSION, engines, "", files, plan.seed(), List.of());
  }
}
