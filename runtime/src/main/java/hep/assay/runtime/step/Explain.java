// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.data.EventTable;
import hep.assay.runtime.explain.DisplayRequest;
import hep.assay.runtime.explain.Displays;
import hep.assay.runtime.explain.ExplainRequest;
import hep.assay.runtime.explain.Explained;
import hep.assay.runtime.explain.Explainers;
import hep.assay.runtime.explain.Explanation;
import hep.assay.runtime.explain.ImageAxes;
import hep.assay.runtime.explain.quality.Qualities;
import hep.assay.runtime.plan.TaskPlan;
import hep.assay.runtime.result.Attribution;
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
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An explanation block: every explainer on every classifier in every region under every variation,
 * then the checks of these explanations, plots and gates.
 *
 * <p>One explainer on one classifier, fold, region and variation is one task. It reads the
 * networks, the inputs, classes and weights of the events, the method and the seed; no name.
 */
final class Explain implements Question {
  private static final ExplanationCodec CODEC = new ExplanationCodec();

  private final TaskPlan plan;
  private final Scenes scenes;
  private final Bench bench;
  private final List<Method> measure;
  private final List<Method> show;
  private final List<Explained> explained = new ArrayList<>();
  private final List<List<Measured>> checked = new ArrayList<>();

  /**
   * @throws StudyException where it asks for what the study does not have
   */
  Explain(TaskPlan plan, Scenes scenes, Bench bench) {
    this.plan = plan;
    this.scenes = scenes;
    this.bench = bench;
    this.measure =
        plan.measure().isEmpty() ? List.of(Method.method("completeness")) : plan.measure();
    this.show = plan.show().isEmpty() ? List.of(Method.method("bars")) : plan.show();
    measure.forEach(method -> checked.add(new ArrayList<>()));
    scenes.classifiers(plan).forEach(trained -> scenes.variations(plan, trained));
  }

  @Override
  public void see(Scene scene) {
    try {
      explain(jobs(scene), scene);
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

  private void explain(List<Job> jobs, Scene scene) {
    if (jobs.isEmpty()) {
      return;
    }
    Requests requests = new Requests(bench.seed(), scenes);
    List<Task<Explanation>> tasks = jobs.stream().map(job -> task(job, requests)).toList();
    List<Explanation> found = bench.workers().run("explain", tasks);
    List<Explained> own = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i += jobs.get(i).trained().folds()) {
      Job job = jobs.get(i);
      Explanation whole =
          Folded.explanation(
                  job.trained().plan().name(), found.subList(i, i + job.trained().folds()))
              .at(job.region(), scene.variation());
      ExplainRequest request = requests.of(job.trained(), job.fold(), scene, job.events());
      own.add(new Explained(job.by(), request, whole, drawn(scene).select(job.events())));
    }
    List<Numbers> numbers = quality(own, tasks, scene).numbers();
    IntStream.range(0, numbers.size())
        .forEach(i -> checked.get(i).addAll(numbers.get(i).measured()));
    own.forEach(one -> explained.add(one.lean()));
  }

  /** The columns that plots name. */
  private EventTable drawn(Scene scene) {
    EventTable drawn = EventTable.of(scene.data().count());
    for (Method method : show) {
      for (String name : Names.in(method)) {
        if (scene.data().table().has(name)) {
          drawn = drawn.with(name, scene.data().table().values(name));
        }
      }
    }
    return drawn;
  }

  @Override
  public List<BlockResult> answers() {
    return List.of(answer());
  }

  private BlockResult answer() {
    explained.sort(
        Comparator.comparingInt(
            one -> {
              Attribution of = one.explanation().attribution();
              return place(of.of(), of.in(), of.under());
            }));
    checked.forEach(
        one -> one.sort(Comparator.comparingInt(m -> place(m.of(), m.in(), m.under()))));
    List<Measured> measured =
        Stream.concat(
                explained.stream().flatMap(one -> one.explanation().measured().stream()),
                checked.stream().flatMap(List::stream))
            .toList();
    try {
      return new BlockResult(
          plan.name(),
          plan.kind().word(),
          scenes.summary(plan),
          measured,
          plots(explained),
          List.of(),
          Gates.decide(plan.require(), measured),
          notes(explained));
    } catch (StudyException problem) {
      throw problem.at(plan.name());
    }
  }

  /** Classifier by classifier, in each region by region, in each variation by variation. */
  private int place(String of, String region, String variation) {
    List<String> regions = scenes.regions(plan);
    List<String> variations = scenes.variations(plan, scenes.trained().get(of));
    return (plan.of().indexOf(of) * regions.size() + regions.indexOf(region))
            * (2 * scenes.plan().nuisances().size() + 1)
        + variations.indexOf(variation);
  }

  private List<Job> jobs(Scene scene) {
    List<Job> jobs = new ArrayList<>();
    for (Trained trained : scenes.classifiers(plan)) {
      for (String region :
          scenes.asks(plan, trained, scene) ? scenes.regions(plan) : List.<String>of()) {
        for (Method by : plan.by()) {
          for (int fold = 0; fold < trained.folds(); fold++) {
            int[] events = chosen(trained, fold, region, scene);
            jobs.add(new Job(trained, fold, region, scene, events, by));
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

  /** The numbers of each check. */
  private record Checks(List<Numbers> numbers) {
    static final ResultCodec<Checks> CODEC = new ResultCodec<>(Checks.class);
  }

  private Checks quality(List<Explained> own, List<Task<Explanation>> tasks, Scene scene) {
    Digest digest = new Digest("check").put(measure).put(bench.seed().value());
    tasks.forEach(task -> digest.put(task.key()));
    for (Explained one : own) {
      Attribution of = one.explanation().attribution();
      digest.put(of.of()).put(of.in()).put(of.under());
    }
    String label =
        "check " + plan.name() + (scene.isNominal() ? "" : " under " + scene.variation());
    Task<Checks> task =
        Task.of(
            label,
            digest.key(),
            Checks.CODEC,
            meter ->
                new Checks(
                    measure.stream()
                        .map(method -> new Numbers(Qualities.measure(List.of(method), own)))
                        .toList()));
    return bench.workers().run("check", List.of(task)).get(0);
  }

  private List<Plot> plots(List<Explained> explained) {
    Trained first = scenes.classifiers(plan).get(0);
    Dataset data = scenes.nominal(first.plan().dataset()).data();
    return Displays.plots(show, new DisplayRequest(explained, ImageAxes.of(data.plan().columns())));
  }

  private static List<Note> notes(List<Explained> explained) {
    return explained.stream()
        .flatMap(one -> one.explanation().notes().stream())
        .distinct()
        .toList();
  }
}
