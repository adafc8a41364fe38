// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  /** Inversion of the distribution, term by term. */
  private static int slow(double u) {
    double term = 1 / Math.E;
    double cumulative = term;
    int k = 0;
    while (u >= cumulative) {
      k++;
      term /= k;
      cumulative += term;
    }
    return k;
  }

  @Test
  void drawsAreTheInverseOfThePoissonDistribution() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      int bits = random.nextInt();
      assertEquals(slow((bits & 0xFFFFFFFFL) / 0x1p32), Bootstrap.poisson(bits));
    }
  }

  @Test
  void meanAndVarianceAreOne() {
    int n = 400_000;
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    double[] drawn = new double[n];
    new Bootstrap(1, new Seed(7)).weights(0, ones, drawn);
    double mean = Arrays.stream(drawn).average().orElseThrow();
    double variance = Arrays.stream(drawn).map(k -> (k - 1) * (k - 1)).average().orElseThrow();
    assertEquals(1, mean, 0.008);
    assertEquals(1, variance, 0.02);
  }

  @Test
  void oneEventsDrawDependsOnItsIndexOnly() {
    double[] weights = {1, -2, 3, 4, 5};
    double[] all = new double[5];
    double[] fewer = new double[3];
    Bootstrap bootstrap = new Bootstrap(1, new Seed(3));
    bootstrap.weights(5, weights, all);
    bootstrap.weights(5, Arrays.copyOf(weights, 3), fewer);
    assertArrayEquals(Arrays.copyOf(all, 3), fewer);
  }

  @Test
  void spreadOfAMeanIsThatOfAllResamples() {
    // All n^n resamples of (1, 2, 4, 8, 10): the variance of the mean is 2.4 exactly; the weighted
    // Poisson bootstrap of a mean agrees for large n, so the sample is repeated 200 times here.
    double[] x = {1, 2, 4, 8, 10};
    int n = 1000;
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    double[] drawn = new double[n];
    double sum = 0;
    int replicas = 2000;
    for (int replica = 0; replica < replicas; replica++) {
      new Bootstrap(replicas, new Seed(1)).weights(replica, ones, drawn);
      double mean = 0;
      double total = 0;
      for (int i = 0; i < n; i++) {
        mean += drawn[i] * x[i % 5];
        total += drawn[i];
      }
      sum += (mean / total - 5) * (mean / total - 5);
    }
    assertEquals(2.4 / 200, sum / replicas, 0.1 * 2.4 / 200);
  }
}
