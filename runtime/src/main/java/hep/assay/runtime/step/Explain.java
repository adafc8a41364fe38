// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.explain.DisplayRequest;
import hep.assay.runtime.explain.Displays;
import hep.assay.runtime.explain.ExplainRequest;
import hep.assay.runtime.explain.Explained;
import hep.assay.runtime.explain.Explainers;
import hep.assay.runtime.explain.Explanation;
import hep.assay.runtime.explain.ImageAxes;
import hep.assay.runtime.explain.quality.Qualities;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.result.BlockResult;
import hep.assay.runtime.result.Measured;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.result.Plot;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.work.Digest;
import hep.assay.runtime.work.Key;
import hep.assay.runtime.work.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An explanation block: every explainer on every classifier in every region under every variation,
 * then the checks of these explanations, plots and gates.
 *
 * <p>One explainer on one classifier, fold, region and variation is one task. It reads the
 * networks, the inputs, classes and weights of the events, the method and the seed; no name.
 */
final class Explain {
  private static final ExplanationCodec CODEC = new ExplanationCodec();

  private final TaskPlan plan;
  private final Scenes scenes;
  private final Bench bench;

  private Explain(TaskPlan plan, Scenes scenes, Bench bench) {
    this.plan = plan;
    this.scenes = scenes;
    this.bench = bench;
  }

  static BlockResult run(TaskPlan plan, Scenes scenes, Bench bench) {
    try {
      return new Explain(plan, scenes, bench).result();
    } catch (StudyException problem) {
      throw problem.at(plan.name());
    }
  }

  /** One explanation to make: a classifier's fold, a region, a variation, a method. */
  private record Job(
      Trained trained, int fold, String region, Scene scene, int[] events, Method by) {

    /** Names, and where it stands; not part of the key. */
    String label(String block) {
      return "explain "
          + block
          + ": "
          + by.word()
          + " of "
          + trained.plan().name()
          + (region.isEmpty() ? "" : " in " + region)
          + (scene.isNominal() ? "" : " under " + scene.variation())
          + (trained.folds() == 1 ? "" : ", fold " + (fold + 1));
    }
  }

  private BlockResult result() {
    List<Job> jobs = jobs();
    Requests requests = new Requests(bench.seed(), scenes);
    List<Task<Explanation>> tasks = jobs.stream().map(job -> task(job, requests)).toList();
    List<Explanation> found = bench.workers().run("explain", tasks);
    List<Explained> explained = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i += jobs.get(i).trained().folds()) {
      Job job = jobs.get(i);
      Explanation whole =
          Folded.explanation(
                  job.trained().plan().name(), found.subList(i, i + job.trained().folds()))
              .at(job.region(), job.scene().variation());
      ExplainRequest request = requests.of(job.trained(), job.fold(), job.scene(), job.events());
      explained.add(
          new Explained(job.by(), request, whole, job.scene().data().table().select(job.events())));
    }
    List<Measured> measured =
        Stream.concat(
                explained.stream().flatMap(one -> one.explanation().measured().stream()),
                quality(explained, tasks).stream())
            .toList();
    return new BlockResult(
        plan.name(),
        plan.kind().word(),
        scenes.summary(plan),
        measured,
        plots(explained),
        List.of(),
        Gates.decide(plan.require(), measured),
        notes(explained));
  }

  private List<Job> jobs() {
    List<Job> jobs = new ArrayList<>();
    for (Trained trained : scenes.classifiers(plan)) {
      for (String region : scenes.regions(plan)) {
        for (Scene scene : scenes.of(plan, trained)) {
          for (Method by : plan.by()) {
            for (int fold = 0; fold < trained.folds(); fold++) {
              int[] events = chosen(trained, fold, region, scene);
              jobs.add(new Job(trained, fold, region, scene, events, by));
            }
          }
        }
      }
    }
    return jobs;
  }

  /** Test events of one fold. */
  private int[] chosen(Trained trained, int fold, String region, Scene scene) {
    Dataset data = scene.data();
    return java.util.Arrays.stream(scenes.events(plan, trained, region, scene))
        .filter(event -> trained.explains(fold, data, event))
        .toArray();
  }

  private Task<Explanation> task(Job job, Requests requests) {
    Method complete =
        new Method(
            job.by().word(),
            Explainers.ALL.get(job.by().word()).term().complete(job.by().settings()));
    Key key =
        new Digest("explain")
            .put(job.trained().key())
            .put(job.fold())
            .put(job.scene().content().of(job.trained().plan().inputs()))
            .put(job.events())
            .put(requests.content(job.trained()))
            .put(complete)
            .put(bench.seed().value())
            .key();
    return Task.of(
        job.label(plan.name()),
        key,
        CODEC,
        meter ->
            Explainers.explain(
                job.by(), requests.of(job.trained(), job.fold(), job.scene(), job.events())));
  }

  private List<Measured> quality(List<Explained> explained, List<Task<Explanation>> tasks) {
    List<Method> measure =
        plan.measure().isEmpty() ? List.of(Method.method("completeness")) : plan.measure();
    Digest digest = new Digest("check").put(measure).put(bench.seed().value());
    tasks.forEach(task -> digest.put(task.key()));
    explained.forEach(
        one ->
            digest
                .put(one.explanation().attribution().of())
                .put(one.explanation().attribution().in()));
    Task<Numbers> task =
        Task.of(
            "check " + plan.name(),
            digest.key(),
            Numbers.CODEC,
            meter -> new Numbers(Qualities.measure(measure, explained)));
    return bench.workers().run("check", List.of(task)).get(0).measured();
  }

  private List<Plot> plots(List<Explained> explained) {
    List<Method> show = plan.show().isEmpty() ? List.of(Method.method("bars")) : plan.show();
    Trained first = scenes.classifiers(plan).get(0);
    Dataset data = scenes.nominal(first.plan().dataset()).data();
    return Displays.plots(
        show,
        new DisplayRequest(
            explained, first.classes().names(), ImageAxes.of(data.plan().columns())));
  }

  private static List<Note> notes(List<Explained> explained) {
    return explained.stream()
        .flatMap(one -> one.explanation().notes().stream())
        .distinct()
        .toList();
  }
}
