// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Engine;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.TreeEnsemble;
import hep.assay.runtime.network.training.Optimisers;
import hep.assay.runtime.network.training.Trainer;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import hep.assay.runtime.work.CodeIdentity;
import hep.assay.runtime.work.Digest;
import hep.assay.runtime.work.Key;
import hep.assay.runtime.work.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Trains a classifier: one task a fold and replica.
 *
 * <p>A training reads the prepared inputs, classes and weights of its events, the protected columns
 * of decorrelations, the model, the training settings without {@code repeat}, the seed of the
 * replica and the engine; its key is made from these, as numbers. Names of blocks, samples and
 * columns do not enter, nor does the file that the numbers come from.
 */
final class Train {
  private static final TrainingCodec CODEC = new TrainingCodec();

  private final LearnerPlan plan;
  private final Dataset data;
  private final boolean[] allowed;
  private final Classes classes;
  private final Trainer trainer;
  private final Seed seed;

  private Train(Asked asked, Bench bench) {
    this.plan = asked.plan;
    this.data = asked.data;
    this.allowed = asked.allowed;
    this.classes = Classes.of(plan, data.plan());
    this.trainer = trainer(plan, bench.engines());
    this.seed = bench.seed();
  }

  /**
   * A classifier to train.
   *
   * @param data the events of its dataset
   * @param allowed which events it may learn from: those of its regions
   */
  record Asked(LearnerPlan plan, Dataset data, boolean[] allowed) {}

  /** Trains classifiers, none of which needs the score of another; they share the workers. */
  static List<Trained> run(List<Asked> asked, Bench bench) {
    List<Prepared> prepared = new ArrayList<>();
    List<Task<Training>> tasks = new ArrayList<>();
    for (Asked one : asked) {
      try {
        Prepared ready = new Train(one, bench).prepared();
        prepared.add(ready);
        tasks.addAll(ready.tasks);
      } catch (StudyException problem) {
        throw problem.at(one.plan.name());
      }
    }
    List<Training> trainings = bench.workers().run("train", tasks);
    List<Trained> trained = new ArrayList<>();
    int from = 0;
    for (Prepared one : prepared) {
      trained.add(one.trained(trainings.subList(from, from + one.tasks.size())));
      from += one.tasks.size();
    }
    return trained;
  }

  static Trainer trainer(LearnerPlan plan, List<? extends Engine> engines) {
    Method model =
        plan.model()
            .orElseThrow(
                () -> new StudyException("no model; write for example model dnn(hidden = [64])"));
    return engines.stream()
        .filter(Trainer.class::isInstance)
        .map(Trainer.class::cast)
        .filter(one -> one.trains(model))
        .findFirst()
        .orElseThrow(
            () ->
                new StudyException(
                    "model "
                        + model.word()
                        + " needs an engine that is not here; run the study with 'assay run'"));
  }

  /** A learner ready to be trained: its tasks fold by fold, and in each replica by replica. */
  private record Prepared(
      Train train, List<Lesson> lessons, List<Task<Training>> tasks, int replicas) {

    Trained trained(List<Training> results) {
      List<List<Training>> byReplica = new ArrayList<>();
      for (int replica = 0; replica < replicas; replica++) {
        List<Training> folds = new ArrayList<>();
        for (int fold = 0; fold < lessons.size(); fold++) {
          Training result = results.get(fold * replicas + replica);
          List<String> inputs = lessons.get(fold).preparation().names();
          folds.add(named(result, inputs, train.classes.names()));
        }
        byReplica.add(folds);
      }
      Digest digest = new Digest("trained").put(train.classes.ofSample());
      tasks.forEach(task -> digest.put(task.key()));
      lessons.forEach(lesson -> digest.put(lesson.preparation().toString()));
      return new Trained(
          train.plan,
          train.classes,
          lessons.stream().map(Lesson::preparation).toList(),
          byReplica,
          digest.key(),
          new TreeMap<>(),
          false);
    }
  }

  /** The names of this study on a network that may come from the store with those of another. */
  private static Training named(Training result, List<String> inputs, List<String> outputs) {
    boolean same =
        result.model().inputs().equals(inputs) && result.model().outputs().equals(outputs);
    return same
        ? result
        : new Training(
            renamed(result.model(), inputs, outputs),
            result.trainingLoss(),
            result.validationLoss(),
            result.bestEpoch(),
            result.checkpoints().stream()
                .map(
                    one ->
                        new Training.Checkpoint(
                            one.epoch(), one.rate(), renamed(one.model(), inputs, outputs)))
                .toList(),
            result.notes());
  }

  static Model renamed(Model model, List<String> inputs, List<String> outputs) {
    if (model instanceof NeuralNetwork network) {
      return new NeuralNetwork(inputs, outputs, network.architecture());
    }
    return model instanceof TreeEnsemble trees
        ? new TreeEnsemble(inputs, outputs, trees.trees())
        : model;
  }

  private Prepared prepared() {
    Repeat repeat = Repeat.of(plan);
    int replicas = repeat.times();
    int folds = data.split().folds();
    List<Lesson> lessons = new ArrayList<>();
    List<Task<Training>> tasks = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      Lesson lesson = Lesson.of(plan, data, allowed, classes, fold, trainer.takesMissing());
      lessons.add(lesson);
      for (int replica = 0; replica < replicas; replica++) {
        String label = label(folds, fold, replicas, replica);
        boolean again = replica > 0 && repeat.bootstrap();
        tasks.add(task(label, lesson, seed.of("train", replica).of("fold", fold), again));
      }
    }
    return new Prepared(this, lessons, tasks, replicas);
  }

  /**
   * @param again whether this one learns from a bootstrap sample of the lesson's events, which is
   *     drawn when its turn has come
   */
  private Task<Training> task(String label, Lesson lesson, Seed own, boolean again) {
    Method model = plan.model().orElseThrow();
    Method complete = new Method(model.word(), trainer.term().complete(model.settings()));
    List<Method> train = completeTraining();
    TrainingTask task =
        new TrainingTask(
            lesson.preparation().names(),
            lesson.preparation().groups(),
            classes.names(),
            lesson.training(),
            lesson.validation(),
            complete,
            train,
            lesson.decorrelations(),
            own);
    Key key =
        new Digest(again ? "train on a bootstrap sample" : "train")
            .put(lesson.key())
            .put(shapes(task.groups()))
            .put(complete)
            .put(train)
            .put(own.value())
            .put(trainer.engine())
            .put(trainer.processor())
            .put(CodeIdentity.of(trainer.getClass()))
            .key();
    return new Task<>(
        label,
        key,
        CODEC,
        epochs(train),
        meter -> {
          try {
            TrainingTask drawn =
                again ? task.with(task.training().drawnAgain(own), task.validation()) : task;
            return trainer.train(drawn, (done, of, loss, validation) -> meter.done(1));
          } catch (StudyException problem) {
            throw problem.at(plan.name());
          }
        });
  }

  /** What of the groups a network depends on. */
  private static List<Object> shapes(List<InputGroup> groups) {
    return groups.stream()
        .<Object>map(group -> List.of(group.kind().name(), group.shape()))
        .toList();
  }

  private String label(int folds, int fold, int replicas, int replica) {
    return "train "
        + plan.name()
        + (folds == 1 ? "" : ", fold " + (fold + 1) + " of " + folds)
        + (replicas == 1 ? "" : ", replica " + (replica + 1) + " of " + replicas);
  }

  private static int epochs(List<Method> train) {
    return train.stream()
        .filter(method -> method.settings().has("epochs"))
        .mapToInt(method -> method.settings().integer("epochs"))
        .max()
        .orElse(1);
  }

  /** What the trainer is told, with every fallback written out; {@code repeat} is told apart. */
  private List<Method> completeTraining() {
    List<String> optimisers = Optimisers.OPTIMISERS.stream().map(Term::name).toList();
    List<Method> all = new ArrayList<>();
    if (plan.train().stream().noneMatch(method -> optimisers.contains(method.word()))) {
      all.add(Method.method(Optimisers.ADAM.name()));
    }
    plan.train().stream().filter(method -> !method.word().equals("repeat")).forEach(all::add);
    return all.stream().map(Train::complete).toList();
  }

  private static Method complete(Method method) {
    Term term =
        Optimisers.TERMS.stream()
            .filter(one -> one.name().equals(method.word()))
            .findFirst()
            .orElseThrow(
                () ->
                    new StudyException(
                        "train " + method.word() + " is not available in this version"));
    return new Method(method.word(), term.complete(method.settings()));
  }
}
