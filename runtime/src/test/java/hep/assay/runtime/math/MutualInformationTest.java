// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MutualInformationTest {
  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void ofAColumnWithItselfIsTheEntropyOfItsCells() {
    double[] x = new SplittableRandom(1).doubles(1000).toArray();
    assertEquals(Math.log(8), MutualInformation.of(x, x, ones(1000), 8).nats(ones(1000)), 1e-3);
    double[] coin = Arrays.stream(x).map(v -> v < 0.5 ? 0 : 1).toArray();
    double p = Arrays.stream(coin).sum() / 1000;
    double entropy = -p * Math.log(p) - (1 - p) * Math.log(1 - p);
    assertEquals(entropy, MutualInformation.of(coin, coin, ones(1000), 8).nats(ones(1000)), 1e-12);
  }

  @Test
  void ofIndependentColumnsIsItsBias() {
    SplittableRandom random = new SplittableRandom(2);
    double sum = 0;
    double bias = 0;
    for (int sample = 0; sample < 50; sample++) {
      double[] x = random.doubles(2000).toArray();
      double[] y = random.doubles(2000).toArray();
      double[] w = random.doubles(2000).map(v -> 0.5 + v).toArray();
      MutualInformation cells = MutualInformation.of(x, y, w, 10);
      sum += cells.nats(w);
      bias += cells.bias(w);
    }
    assertEquals(1, sum / bias, 0.05);
  }

  /** A bivariate normal of correlation r has {@code -ln(1 - r^2) / 2}; cells see a little less. */
  @Test
  void ofTheBivariateNormalIsItsClosedForm() {
    SplittableRandom random = new SplittableRandom(3);
    int n = 100_000;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = Draws.normal(random, 0, 1);
      y[i] = 0.6 * x[i] + 0.8 * Draws.normal(random, 0, 1);
    }
    assertEquals(
        -0.5 * Math.log(1 - 0.36), MutualInformation.of(x, y, ones(n), 30).nats(ones(n)), 0.012);
  }
}
