// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuantilesTest {
  @Test
  void theMedianIsTheTextbooks() {
    assertEquals(2, Quantiles.of(new double[] {3, 1, 2}, new double[] {1, 1, 1}, 0.5));
    assertEquals(2.5, Quantiles.of(new double[] {4, 1, 2, 3}, new double[] {1, 1, 1, 1}, 0.5));
    assertEquals(1, Quantiles.of(new double[] {3, 1}, new double[] {1, 9}, 0.5));
  }

  @Test
  void aCutKeepsTheWantedFraction() {
    double[] score = new SplittableRandom(1).doubles(1000).toArray();
    double[] weight = new SplittableRandom(2).doubles(1000).toArray();
    for (double efficiency : new double[] {0.01, 0.3, 0.5, 0.99}) {
      Quantiles.Cut cut = Quantiles.above(score, weight, efficiency);
      double kept = 0;
      for (int i = 0; i < 1000; i++) {
        kept += score[i] > cut.value() ? weight[i] : 0;
      }
      assertEquals(cut.efficiency(), kept / Arrays.stream(weight).sum(), 1e-12);
      assertEquals(efficiency, cut.efficiency(), 0.001);
    }
  }

  @Test
  void tiesAreKeptOrDroppedTogether() {
    Quantiles.Cut cut = Quantiles.above(new double[] {1, 1, 1, 0}, new double[] {1, 1, 1, 1}, 0.5);
    assertEquals(0.5, cut.value());
    assertEquals(0.75, cut.efficiency());
    assertEquals(1, Quantiles.above(new double[] {0, 1}, new double[] {1, 1}, 1).efficiency());
    assertTrue(Quantiles.above(new double[] {0, 1}, new double[] {1, 1}, 1).value() < 0);
    assertTrue(Quantiles.above(new double[] {0, 1}, new double[] {1, 1}, 0).value() >= 1);
  }

  @Test
  void orderIsStable() {
    assertArrayEquals(new int[] {1, 3, 0, 2}, Quantiles.order(new double[] {5, 1, 5, 2}));
  }
}
