// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

import java.util.SplittableRandom;

/**
 * Poisson bootstrap: in replica b every event counts k times, k ~ Poisson(1) drawn independently,
 * which equals resampling with replacement for large samples and needs no total.
 *
 * <p>The k of an event depend on the seed, the replica and the event's index only, so everything
 * that is measured on the same events fluctuates together and differences are meaningful.
 *
 * <p>Reference: Hanley and MacGibbon, Comput. Methods Programs Biomed. 83 (2006) 57.
 *
 * @param replicas how many bootstrap samples
 * @param seed of the draws
 */
public record Bootstrap(int replicas, Seed seed) {

  /** Writes {@code k_i w_i} of one replica into an array of the same length. */
  public void weights(int replica, double[] weights, double[] into) {
    SplittableRandom random = seed.of("bootstrap", replica).stream();
    for (int i = 0; i < weights.length; i++) {
      into[i] = weights[i] * poisson(random.nextDouble());
    }
  }

  /** The smallest k with P(K <= k) above u, for K ~ Poisson(1): inversion of the distribution. */
  static int poisson(double u) {
    double term = 1 / Math.E;
    double cumulative = term;
    int k = 0;
    while (u >= cumulative && k < 20) {
      k++;
      term /= k;
      cumulative += term;
    }
    return k;
  }
}
