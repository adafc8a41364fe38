// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import hep.assay.runtime.expression.Columns;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;

/**
 * Events with the scores of one classifier: what a metric looks at.
 *
 * @param of the classifier
 * @param classes names of the classes, in the order of the scores; the first is the signal where
 *     there are two
 * @param scores one matrix {@code [events][classes]} of probabilities per training; the first
 *     training is the nominal one
 * @param truth index of the true class of each event
 * @param weights event weight of each event, scaled to the whole sample; may be negative
 * @param columns the observables of these events, protected ones too
 */
public record Scored(
    String of,
    List<String> classes,
    List<Matrix> scores,
    int[] truth,
    double[] weights,
    Columns columns) {
  public Scored {
    classes = List.copyOf(classes);
    scores = List.copyOf(scores);
    for (Matrix matrix : scores) {
      if (matrix.rows() != truth.length || matrix.columns() != classes.size()) {
        throw new IllegalArgumentException(
            matrix.rows()
                + " x "
                + matrix.columns()
                + " scores of "
                + truth.length
                + " events in "
                + classes.size()
                + " classes");
      }
    }
    if (weights.length != truth.length) {
      throw new IllegalArgumentException(
          weights.length + " weights of " + truth.length + " events");
    }
  }

  public int count() {
    return truth.length;
  }

  /** The same events as scored by one training only. */
  public Scored training(int replica) {
    return new Scored(of, classes, List.of(scores.get(replica)), truth, weights, columns);
  }

  /** Probability of a class for each event by the nominal training. */
  public float[] score(int classIndex) {
    Matrix nominal = scores.get(0);
    float[] score = new float[count()];
    for (int i = 0; i < score.length; i++) {
      score[i] = nominal.get(i, classIndex);
    }
    return score;
  }

  /** Whether each event is of a class. */
  public boolean[] isOf(int classIndex) {
    boolean[] is = new boolean[count()];
    for (int i = 0; i < is.length; i++) {
      is[i] = truth[i] == classIndex;
    }
    return is;
  }

  /**
   * The classes that a metric of signal against the rest is measured for: the first of two, or each
   * of several.
   */
  public int[] signals() {
    int count = classes.size() <= 2 ? 1 : classes.size();
    int[] signals = new int[count];
    for (int i = 0; i < count; i++) {
      signals[i] = i;
    }
    return signals;
  }

  /** The name of the score of a class: the classifier's, or {@code bdt.susy} where several. */
  public String nameOf(int classIndex) {
    return classes.size() <= 2 ? of : of + "." + classes.get(classIndex);
  }

  /**
   * The sum of weights of a class, which efficiencies divide by.
   *
   * @throws StudyException where it is not positive
   */
  static double total(double[] weights, boolean[] selected, boolean wanted) {
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      total += selected[i] == wanted ? weights[i] : 0;
    }
    return total;
  }

  /**
   * Refuses events that have no positive sum of weights in one of two classes.
   *
   * @throws StudyException with the class that is missing
   */
  void needsBoth(String metric, int signal) {
    boolean[] is = isOf(signal);
    for (boolean wanted : new boolean[] {true, false}) {
      double total = total(weights, is, wanted);
      if (!(total > 0)) {
        String name = (wanted ? "" : "not ") + "'" + classes.get(signal) + "'";
        throw new StudyException(
            metric
                + " of "
                + of
                + " needs events of every class: the weights of "
                + name
                + " sum to "
                + total);
      }
    }
  }
}
