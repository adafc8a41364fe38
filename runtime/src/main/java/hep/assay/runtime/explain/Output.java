// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Network;
import hep.assay.runtime.vocabulary.Setting;

/**
 * What is explained of each event: a sum {@code F(x) = sum_k c_k logit_k(x)} whose coefficients are
 * fixed at the event.
 *
 * <ul>
 *   <li>{@code score}: with two classes the difference of their logits, the log-odds of the first;
 *       with more, as {@code predicted}
 *   <li>{@code predicted}: the largest logit, so the sign of relevance refers to the predicted
 *       class
 *   <li>{@code signal}: the logit of the first class
 * </ul>
 *
 * <p>A network with one output gives the log-odds of the first class; {@code predicted} turns its
 * sign where the second is predicted.
 *
 * @param coefficients {@code [events][outputs]}
 */
public record Output(Matrix coefficients) {

  public static Setting setting(String fallback) {
    return Setting.word(
            "output",
            "what is explained: log-odds of two classes, logit of the predicted or of the first class",
            "score",
            "predicted",
            "signal")
        .orElse(fallback);
  }

  static Output of(Network network, Matrix events, String word) {
    return of(network.logits(events), word);
  }

  public static Output of(Matrix logits, String word) {
    Matrix coefficients = Matrix.zeros(logits.rows(), logits.columns());
    for (int i = 0; i < logits.rows(); i++) {
      int best = largest(logits, i);
      if (logits.columns() == 1) {
        boolean second = word.equals("predicted") && logits.get(i, 0) < 0;
        coefficients.set(i, 0, second ? -1 : 1);
      } else if (word.equals("score") && logits.columns() == 2) {
        coefficients.set(i, 0, 1);
        coefficients.set(i, 1, -1);
      } else {
        coefficients.set(i, word.equals("signal") ? 0 : best, 1);
      }
    }
    return new Output(coefficients);
  }

  private static int largest(Matrix logits, int event) {
    int best = 0;
    for (int k = 1; k < logits.columns(); k++) {
      best = logits.get(event, k) > logits.get(event, best) ? k : best;
    }
    return best;
  }

  /** {@code F} of each event at these logits. */
  double[] value(Matrix logits) {
    double[] value = new double[logits.rows()];
    for (int i = 0; i < value.length; i++) {
      for (int k = 0; k < logits.columns(); k++) {
        value[i] += coefficients.get(i, k) * (double) logits.get(i, k);
      }
    }
    return value;
  }

  /** The gradient of {@code F} with respect to the prepared inputs, {@code [events][inputs]}. */
  Matrix gradient(Network network, Matrix events) {
    Matrix sum = Matrix.zeros(events.rows(), events.columns());
    for (int k = 0; k < coefficients.columns(); k++) {
      if (!used(k)) {
        continue;
      }
      Matrix one = network.gradient(events, k);
      for (int i = 0; i < events.rows(); i++) {
        float coefficient = coefficients.get(i, k);
        for (int j = 0; j < events.columns() && coefficient != 0; j++) {
          sum.set(i, j, sum.get(i, j) + coefficient * one.get(i, j));
        }
      }
    }
    return sum;
  }

  private boolean used(int output) {
    for (int i = 0; i < coefficients.rows(); i++) {
      if (coefficients.get(i, output) != 0) {
        return true;
      }
    }
    return false;
  }
}
