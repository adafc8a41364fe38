// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.penalty.Penalties;
import hep.assay.runtime.penalty.Penalty;
import hep.assay.runtime.penalty.ProtectedEvents;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * The penalties of one training, for every engine alike: scores in, slopes out.
 *
 * <p>The score is the probability of the first class, the signal.
 */
public final class Decorrelations {
  private final TrainingTask task;
  private final List<Penalty.Running> running = new ArrayList<>();
  private final double stepsPerEpoch;
  private final List<Note> notes = new ArrayList<>();
  private long steps;

  /** Begins the penalties of a task whose weights are already {@linkplain #planed planed}. */
  public Decorrelations(TrainingTask task) {
    this.task = task;
    int batch = TrainingSettings.of(task.train()).batch();
    this.stepsPerEpoch = Math.ceil(task.training().count() / (double) batch);
    for (int d = 0; d < task.decorrelations().size(); d++) {
      Decorrelation one = task.decorrelations().get(d);
      Penalty penalty = Penalties.ALL.get(one.by().word());
      check(one);
      int[] on = on(one.trainingOn(), null, 0, one.trainingOn().length);
      running.add(
          penalty.start(
              penalty.term().complete(one.by().settings()),
              events(
                  one.training(),
                  one.trainingWeights(task.training()),
                  new double[on.length],
                  on,
                  on),
              task.seed().of("decorrelate", d)));
    }
  }

  private static void check(Decorrelation one) {
    for (int i = 0; i < one.trainingOn().length; i++) {
      for (int c = 0; one.trainingOn()[i] && c < one.training().columns(); c++) {
        if (!Float.isFinite(one.training().get(i, c))) {
          throw new StudyException(
              "the column to decorrelate from is "
                  + one.training().get(i, c)
                  + " in training event "
                  + i
                  + "; select such events away");
        }
      }
    }
  }

  public boolean none() {
    return running.isEmpty();
  }

  /**
   * The first epoch (from 0) after all warm-ups: before it the loss is another one, so its network
   * can't be the best.
   */
  public static int settled(TrainingTask task) {
    double latest = 0;
    for (Decorrelation one : task.decorrelations()) {
      latest = Math.max(latest, warmup(one, task));
    }
    return (int) Math.ceil(latest);
  }

  private static double warmup(Decorrelation one, TrainingTask task) {
    Term term = Penalties.ALL.get(one.by().word()).term();
    Settings settings = term.complete(one.by().settings());
    int epochs = TrainingSettings.of(task.train()).epochs();
    return settings.has(Penalty.WARMUP.name())
        ? Math.min(settings.number(Penalty.WARMUP.name()), epochs / 2)
        : 0;
  }

  /** The share of its strength that a penalty has in this step. */
  private double share(Decorrelation one) {
    double warmup = warmup(one, task) * stepsPerEpoch;
    double time = steps < warmup ? steps / warmup : 1;
    return time * time * time;
  }

  /**
   * The penalties on the batch of the next step.
   *
   * @param scores of the events of the batch
   * @param events their indices, at [from, to)
   * @param slopes filled with the derivative by each score
   */
  public double step(double[] scores, int[] events, int from, int to, double[] slopes) {
    java.util.Arrays.fill(slopes, 0, to - from, 0);
    double sum = 0;
    for (int d = 0; d < running.size(); d++) {
      Decorrelation one = task.decorrelations().get(d);
      int[] places = on(one.trainingOn(), events, from, to);
      int[] chosen = new int[places.length];
      for (int i = 0; i < places.length; i++) {
        chosen[i] = events[from + places[i]];
      }
      ProtectedEvents batch =
          events(one.training(), one.trainingWeights(task.training()), scores, places, chosen);
      if (batch.enough()) {
        double share = share(one);
        double[] slope = new double[places.length];
        sum += share * running.get(d).step(batch, slope);
        for (int i = 0; i < places.length; i++) {
          slopes[places[i]] += share * slope[i];
        }
      }
    }
    steps++;
    return sum;
  }

  /** What the methods said of themselves on the last validation. */
  public List<Note> notes() {
    return List.copyOf(notes);
  }

  /** The penalties on all validation events, from their scores. */
  public double validation(double[] scores) {
    double sum = 0;
    notes.clear();
    for (int d = 0; d < running.size(); d++) {
      Decorrelation one = task.decorrelations().get(d);
      int[] on = on(one.validationOn(), null, 0, scores.length);
      ProtectedEvents events =
          events(one.validation(), one.validationWeights(task.validation()), scores, on, on);
      if (events.enough()) {
        sum += running.get(d).value(events);
        String state = running.get(d).state(events);
        notes.addAll(state.isEmpty() ? List.of() : List.of(Note.info(state)));
      }
    }
    return sum;
  }

  /** Places in the batch (or indices, where there is no order) of the events that count. */
  private static int[] on(boolean[] on, int[] events, int from, int to) {
    int[] places = new int[to - from];
    int count = 0;
    for (int i = from; i < to; i++) {
      if (on[events == null ? i : events[i]]) {
        places[count++] = i - from;
      }
    }
    return java.util.Arrays.copyOf(places, count);
  }

  private static ProtectedEvents events(
      Matrix columns, float[] given, double[] scores, int[] places, int[] chosen) {
    double[][] values = new double[columns.columns()][chosen.length];
    double[] score = new double[chosen.length];
    double[] weights = new double[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      for (int c = 0; c < values.length; c++) {
        values[c][i] = columns.get(chosen[i], c);
      }
      score[i] = places[i] < scores.length ? scores[places[i]] : 0;
      weights[i] = given[chosen[i]];
    }
    return new ProtectedEvents(score, values, weights);
  }

  /** The task with the training weights that planing asks for, class by class. */
  public static TrainingTask planed(TrainingTask task) {
    Examples training = task.training();
    Examples validation = task.validation();
    for (Decorrelation one : task.decorrelations()) {
      Penalty penalty = Penalties.ALL.get(one.by().word());
      Settings settings = penalty.term().complete(one.by().settings());
      for (int k = 0; k < task.outputs().size(); k++) {
        training = planed(penalty, settings, one.training(), one.trainingOn(), training, k);
        validation = planed(penalty, settings, one.validation(), one.validationOn(), validation, k);
      }
    }
    return task.with(training, validation);
  }

  private static Examples planed(
      Penalty penalty, Settings settings, Matrix columns, boolean[] on, Examples examples, int k) {
    boolean[] ofClass = new boolean[on.length];
    for (int i = 0; i < on.length; i++) {
      ofClass[i] = on[i] && examples.classes()[i] == k;
    }
    int[] chosen = on(ofClass, null, 0, on.length);
    if (chosen.length == 0) {
      return examples;
    }
    double[] factors =
        penalty.factors(
            settings, events(columns, examples.weights(), new double[0], chosen, chosen));
    float[] weights = examples.weights().clone();
    for (int i = 0; i < chosen.length; i++) {
      weights[chosen[i]] *= (float) factors[i];
    }
    return new Examples(examples.events(), examples.classes(), weights);
  }
}
