// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.data.Split;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.ClassWeights;
import hep.assay.runtime.network.Examples;
import hep.assay.runtime.network.Input;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.Optimisers;
import hep.assay.runtime.network.Preparation;
import hep.assay.runtime.network.Trainer;
import hep.assay.runtime.network.Training;
import hep.assay.runtime.network.TrainingTask;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import hep.assay.runtime.work.CodeIdentity;
import hep.assay.runtime.work.Digest;
import hep.assay.runtime.work.Key;
import hep.assay.runtime.work.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trains a classifier: one task a fold and replica.
 *
 * <p>A training reads the prepared inputs, classes and weights of its events, the model, the
 * training settings without {@code repeat}, the seed of the replica and the engine; its key is made
 * from these, as numbers. Names of blocks, samples and columns do not enter, nor does the file that
 * the numbers come from.
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
    this.trainer = trainer(plan, bench.trainers());
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

  static Trainer trainer(LearnerPlan plan, List<Trainer> trainers) {
    Method model =
        plan.model()
            .orElseThrow(
                () ->
                    new StudyException("has no model; write for example model dnn(hidden = [64])"));
    return trainers.stream()
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
      Train train, List<Preparation> preparations, List<Task<Training>> tasks, int replicas) {

    Trained trained(List<Training> results) {
      List<List<Training>> byReplica = new ArrayList<>();
      for (int replica = 0; replica < replicas; replica++) {
        List<Training> folds = new ArrayList<>();
        for (int fold = 0; fold < preparations.size(); fold++) {
          Training result = results.get(fold * replicas + replica);
          folds.add(named(result, preparations.get(fold).names(), train.classes.names()));
        }
        byReplica.add(folds);
      }
      Digest digest = new Digest("trained").put(train.classes.ofSample());
      tasks.forEach(task -> digest.put(task.key()));
      preparations.forEach(preparation -> digest.put(preparation.toString()));
      return new Trained(train.plan, train.classes, preparations, byReplica, digest.key());
    }
  }

  /** The names of this study on a network that may come from the store with those of another. */
  private static Training named(Training result, List<String> inputs, List<String> outputs) {
    boolean same =
        result.model().inputs().equals(inputs) && result.model().outputs().equals(outputs);
    return same || !(result.model() instanceof NeuralNetwork network)
        ? result
        : new Training(
            new NeuralNetwork(inputs, outputs, network.layers()),
            result.trainingLoss(),
            result.validationLoss(),
            result.bestEpoch(),
            result.notes());
  }

  private Prepared prepared() {
    int replicas = replicas();
    List<Preparation> preparations = new ArrayList<>();
    List<Task<Training>> tasks = new ArrayList<>();
    int folds = data.split().folds();
    for (int f = 0; f < folds; f++) {
      int[] training = used(data.split().events(Split.Part.TRAINING, f));
      int[] validation = used(data.split().events(Split.Part.VALIDATION, f));
      Preparation preparation =
          Preparation.fit(
              plan.prepare(),
              Input.of(plan, data.plan()),
              data.table(),
              training,
              weights(training),
              false);
      preparations.add(preparation);
      Examples learn = examples(preparation, training);
      Examples stop = examples(preparation, validation);
      Key examples = new Digest("examples").put(bytes(learn)).put(bytes(stop)).key();
      for (int replica = 0; replica < replicas; replica++) {
        String label = label(folds, f, replicas, replica);
        Seed own = seed.of("train", replica).of("fold", f);
        tasks.add(task(label, preparation.names(), learn, stop, examples, own));
      }
    }
    return new Prepared(this, preparations, tasks, replicas);
  }

  private Task<Training> task(
      String label, List<String> inputs, Examples learn, Examples stop, Key examples, Seed own) {
    Method model = plan.model().orElseThrow();
    Method complete = new Method(model.word(), trainer.term().complete(model.settings()));
    List<Method> train = completeTraining();
    TrainingTask task =
        new TrainingTask(inputs, classes.names(), learn, stop, complete, train, own);
    Key key =
        new Digest("train")
            .put(examples)
            .put(complete)
            .put(train)
            .put(own.value())
            .put(trainer.engine())
            .put(CodeIdentity.of(trainer.getClass()))
            .key();
    return new Task<>(
        label,
        key,
        CODEC,
        epochs(train),
        meter -> {
          try {
            return trainer.train(task, (done, of, loss, validation) -> meter.done(1));
          } catch (StudyException problem) {
            throw problem.at(plan.name());
          }
        });
  }

  private String label(int folds, int fold, int replicas, int replica) {
    return "train "
        + plan.name()
        + (folds == 1 ? "" : ", fold " + (fold + 1) + " of " + folds)
        + (replicas == 1 ? "" : ", replica " + (replica + 1) + " of " + replicas);
  }

  private int replicas() {
    return plan.trainedBy("repeat")
        .map(repeat -> Optimisers.REPEAT.complete(repeat.settings()).integer("times"))
        .orElse(1);
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
    List<Method> given =
        plan.train().stream().filter(method -> !method.word().equals("repeat")).toList();
    boolean optimiser =
        given.stream()
            .anyMatch(
                method ->
                    Optimisers.OPTIMISERS.stream().anyMatch(t -> t.name().equals(method.word())));
    List<Method> all = new ArrayList<>(given);
    if (!optimiser) {
      all.add(0, Method.method(Optimisers.ADAM.name()));
    }
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

  private int[] used(int[] events) {
    return Arrays.stream(events)
        .filter(event -> allowed[event] && classes.ofSample()[data.samples()[event]] >= 0)
        .toArray();
  }

  private double[] weights(int[] events) {
    return Arrays.stream(events).mapToDouble(event -> data.weights()[event]).toArray();
  }

  private Examples examples(Preparation preparation, int[] events) {
    int[] ofClass =
        Arrays.stream(events).map(event -> classes.ofSample()[data.samples()[event]]).toArray();
    float[] weights =
        events.length == 0
            ? new float[0]
            : ClassWeights.normalised(ofClass, weights(events), classes.names());
    return new Examples(preparation.apply(data.table(), events), ofClass, weights);
  }

  private static Key bytes(Examples examples) {
    return new Digest("events")
        .put(examples.events().columns())
        .put(examples.events().values())
        .put(examples.classes())
        .put(examples.weights())
        .key();
  }
}
