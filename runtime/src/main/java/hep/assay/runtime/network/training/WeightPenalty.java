// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import java.util.List;

/**
 * {@code l1 sum |w| + l2 sum w^2} over the weights of a network, not its biases, added to the mean
 * loss of a batch. Loss curves and early stopping are without it.
 *
 * <p>Reference: Tibshirani, J. R. Stat. Soc. B 58 (1996) 267; Hoerl and Kennard, Technometrics 12
 * (1970) 55.
 */
public record WeightPenalty(double l1, double l2) {

  /** What a study's {@code train} asks for; nothing where it does not. */
  public static WeightPenalty of(List<Method> train) {
    return train.stream()
        .filter(one -> one.word().equals(Optimisers.PENALTY.name()))
        .findFirst()
        .map(one -> Optimisers.PENALTY.complete(one.settings()))
        .map(WeightPenalty::of)
        .orElse(new WeightPenalty(0, 0));
  }

  private static WeightPenalty of(Settings settings) {
    return new WeightPenalty(settings.number("l1"), settings.number("l2"));
  }

  public boolean none() {
    return l1 == 0 && l2 == 0;
  }

  /**
   * Adds {@code l1 sign(w) + 2 l2 w}.
   *
   * @param which 1 at a weight, 0 elsewhere
   */
  public void addTo(float[] gradient, float[] parameters, float[] which) {
    float first = (float) l1;
    float second = (float) (2 * l2);
    for (int i = 0; i < gradient.length; i++) {
      float w = parameters[i];
      gradient[i] += which[i] * (first * Math.signum(w) + second * w);
    }
  }
}
