// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.metric.Ranking;
import hep.assay.runtime.network.training.Examples;
import java.util.function.ToDoubleFunction;

/** What a permuted classifier is worse in, as a function of its scores. */
final class Loss {
  private Loss() {}

  /** A probability of zero counts as the smallest float: a finite, large loss. */
  private static final double LEAST = Float.MIN_NORMAL;

  static ToDoubleFunction<Matrix> of(String word, Examples events) {
    return word.equals("auc")
        ? scores -> -auc(scores, events)
        : scores -> crossEntropy(scores, events);
  }

  /** {@code -sum_i w_i ln p_i(true class) / sum_i w_i}. */
  static double crossEntropy(Matrix scores, Examples events) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < events.count(); i++) {
      double weight = events.weights()[i];
      sum -= weight * Math.log(Math.max(LEAST, probability(scores, i, events.classes()[i])));
      total += weight;
    }
    return sum / total;
  }

  /** Probability of a class; a single column is the probability of the first of two. */
  private static double probability(Matrix scores, int event, int wanted) {
    if (scores.columns() > 1) {
      return scores.get(event, wanted);
    }
    return wanted == 0 ? scores.get(event, 0) : 1 - scores.get(event, 0);
  }

  /** Area under the curve of the first class against all others, ties counting one half. */
  static double auc(Matrix scores, Examples events) {
    float[] score = new float[events.count()];
    boolean[] signal = new boolean[score.length];
    double[] weights = new double[score.length];
    for (int i = 0; i < score.length; i++) {
      score[i] = scores.get(i, 0);
      signal[i] = events.classes()[i] == 0;
      weights[i] = events.weights()[i];
    }
    return Ranking.of(score, signal).auc(weights);
  }
}
