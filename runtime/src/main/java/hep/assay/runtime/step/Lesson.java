// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.step;

import hep.assay.runtime.data.Dataset;
import hep.assay.runtime.data.Split;
import hep.assay.runtime.expression.Evaluator;
import hep.assay.runtime.expression.Expression;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.preparation.Input;
import hep.assay.runtime.network.preparation.Preparation;
import hep.assay.runtime.network.training.ClassWeights;
import hep.assay.runtime.network.training.Decorrelation;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.Optimisers;
import hep.assay.runtime.penalty.Penalties;
import hep.assay.runtime.plan.DecorrelatePlan;
import hep.assay.runtime.plan.LearnerPlan;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.work.Digest;
import hep.assay.runtime.work.Key;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the trainings of one fold learn from: all replicas share it.
 *
 * @param preparation of the inputs, learnt from the training events
 * @param training to learn from
 * @param validation to stop by
 * @param decorrelations what the score shall not depend on
 * @param key identity of all these numbers
 */
record Lesson(
    Preparation preparation,
    Examples training,
    Examples validation,
    List<Decorrelation> decorrelations,
    Key key) {

  /**
   * @param takesMissing whether the model learns from missing inputs as they are
   */
  static Lesson of(
      LearnerPlan plan,
      Dataset data,
      boolean[] allowed,
      Classes classes,
      int fold,
      boolean takesMissing) {
    Domains domains = Domains.of(plan, data);
    int[] training =
        used(data, allowed, classes, domains, data.split().events(Split.Part.TRAINING, fold));
    int[] validation =
        used(data, allowed, classes, domains, data.split().events(Split.Part.VALIDATION, fold));
    Preparation preparation =
        Preparation.fit(
            plan.prepare(),
            Input.of(plan, data.plan(), data.table()),
            data.table(),
            training,
            weights(data, training),
            takesMissing);
    boolean balance = plan.trainedBy(Optimisers.BALANCE.name()).isPresent();
    Examples learn = examples(data, classes, preparation, training, balance);
    Examples stop = examples(data, classes, preparation, validation, balance);
    List<Decorrelation> decorrelations =
        plan.decorrelate().stream()
            .map(one -> decorrelation(one, data, training, validation))
            .toList();
    return new Lesson(preparation, learn, stop, decorrelations, key(learn, stop, decorrelations));
  }

  /** Those of a class, and those without one that only a domain is known of. */
  private static int[] used(
      Dataset data, boolean[] allowed, Classes classes, Domains domains, int[] events) {
    return Arrays.stream(events)
        .filter(event -> allowed[event])
        .filter(
            event -> classes.ofSample()[data.samples()[event]] >= 0 || domains.contain(event, data))
        .toArray();
  }

  private static double[] weights(Dataset data, int[] events) {
    return Arrays.stream(events).mapToDouble(event -> data.weights()[event]).toArray();
  }

  private static Examples examples(
      Dataset data, Classes classes, Preparation preparation, int[] events, boolean balance) {
    int[] labelled =
        Arrays.stream(events)
            .filter(event -> classes.ofSample()[data.samples()[event]] >= 0)
            .toArray();
    int[] ofClass =
        Arrays.stream(labelled).map(event -> classes.ofSample()[data.samples()[event]]).toArray();
    float[] weights =
        labelled.length == 0
            ? new float[0]
            : ClassWeights.normalised(ofClass, weights(data, labelled), classes.names());
    if (balance) {
      weights = ClassWeights.balanced(ofClass, weights, classes.names().size());
    }
    Matrix inputs = preparation.apply(data.table(), events);
    return labelled.length == events.length
        ? new Examples(inputs, ofClass, weights)
        : spread(inputs, events, labelled, ofClass, weights);
  }

  /** Events without a class stand in the first one, with weight 0. */
  private static Examples spread(
      Matrix inputs, int[] events, int[] labelled, int[] ofClass, float[] weights) {
    int[] classes = new int[events.length];
    float[] all = new float[events.length];
    for (int i = 0, k = 0; i < events.length && k < labelled.length; i++) {
      if (events[i] == labelled[k]) {
        classes[i] = ofClass[k];
        all[i] = weights[k++];
      }
    }
    return new Examples(inputs, classes, all);
  }

  private static Decorrelation decorrelation(
      DecorrelatePlan one, Dataset data, int[] training, int[] validation) {
    Method by =
        new Method(
            one.by().word(),
            Penalties.ALL.get(one.by().word()).term().complete(one.by().settings()));
    if (Domains.wants(one)) {
      return Domains.of(one, data).decorrelation(by, data, training, validation);
    }
    boolean[] on = concerned(one, data, training);
    if (IntStream.range(0, on.length).noneMatch(i -> on[i])) {
      throw new StudyException(
          by.word() + " on " + String.join(", ", one.on()) + ": no training event is of it");
    }
    return new Decorrelation(
        by,
        columns(one, data, training),
        on,
        columns(one, data, validation),
        concerned(one, data, validation));
  }

  /** The protected columns in canonical units, {@code [events][columns]}. */
  private static Matrix columns(DecorrelatePlan one, Dataset data, int[] events) {
    Matrix matrix = Matrix.zeros(events.length, one.names().size());
    for (int column = 0; column < matrix.columns(); column++) {
      Expression name = Expression.column(one.names().get(column));
      double[] values = Evaluator.numbers(name, data.table());
      for (int i = 0; i < events.length; i++) {
        matrix.set(i, column, (float) values[events[i]]);
      }
    }
    return matrix;
  }

  /** Whether each event is of a sample in which independence is wanted; of all if none is named. */
  private static boolean[] concerned(DecorrelatePlan one, Dataset data, int[] events) {
    Set<String> samples = new HashSet<>();
    one.on().forEach(name -> samples.addAll(data.plan().samplesOf(name)));
    boolean[] concerned = new boolean[events.length];
    for (int i = 0; i < events.length; i++) {
      concerned[i] = samples.isEmpty() || samples.contains(data.sample(events[i]).name());
    }
    return concerned;
  }

  private static Key key(Examples learn, Examples stop, List<Decorrelation> decorrelations) {
    Digest digest = new Digest("lesson");
    put(learn, digest);
    put(stop, digest);
    for (Decorrelation one : decorrelations) {
      digest.put(one.by());
      put(one.training(), one.trainingOn(), digest);
      put(one.validation(), one.validationOn(), digest);
      if (one.trainingWeights() != null) {
        digest.put(one.trainingWeights()).put(one.validationWeights());
      }
    }
    return digest.key();
  }

  private static void put(Examples examples, Digest digest) {
    digest.put(examples.events().columns()).put(examples.events().values());
    digest.put(examples.classes()).put(examples.weights());
  }

  private static void put(Matrix columns, boolean[] on, Digest digest) {
    digest.put(columns.columns()).put(columns.values());
    for (boolean one : on) {
      digest.put(one);
    }
  }
}
