// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExamplesTest {

  /** Counts of a Poisson distribution of mean 1: 36.8 % of the events are left out. */
  @Test
  void drawnAgainEachEventCountsAWholeNumberOfTimes() {
    int count = 20_000;
    float[] weights = new float[count];
    Arrays.fill(weights, -0.5f);
    Examples all = new Examples(Matrix.zeros(count, 1), new int[count], weights);
    Examples drawn = all.drawnAgain(new Seed(3));
    assertSame(all.events(), drawn.events(), "events are shared, not copied");
    int[] times = new int[20];
    for (float weight : drawn.weights()) {
      double k = weight / -0.5;
      assertEquals(Math.rint(k), k);
      times[(int) k]++;
    }
    double deviation = Math.sqrt(count * Math.exp(-1) * (1 - Math.exp(-1)));
    assertEquals(count * Math.exp(-1), times[0], 4 * deviation);
    assertEquals(count * Math.exp(-1), times[1], 4 * deviation);
    assertArrayEquals(drawn.weights(), all.drawnAgain(new Seed(3)).weights());
    assertNotEquals(
        Arrays.hashCode(drawn.weights()), Arrays.hashCode(all.drawnAgain(new Seed(4)).weights()));
    assertEquals(-0.5f, weights[0]);
  }
}
