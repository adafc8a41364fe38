// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class SeedTest {
  @Test
  void theSamePurposeAndIndexGiveTheSameStream() {
    Seed seed = new Seed(42);
    assertEquals(
        seed.of("initialise", 3).stream().nextLong(),
        new Seed(42).of("initialise", 3).stream().nextLong());
  }

  @Test
  void otherPurposesIndicesAndSeedsAreIndependent() {
    Seed seed = new Seed(42);
    assertNotEquals(seed.of("initialise", 3), seed.of("initialise", 4));
    assertNotEquals(seed.of("initialise", 3), seed.of("shuffle", 3));
    assertNotEquals(seed.of("initialise", 3), new Seed(43).of("initialise", 3));
  }

  @Test
  void manyIndicesGiveEvenlySpreadNumbers() {
    double sum = 0;
    int n = 100_000;
    for (int i = 0; i < n; i++) {
      sum += new Seed(7).of("event", i).stream().nextDouble();
    }
    assertEquals(0.5, sum / n, 4 * Math.sqrt(1 / 12.0 / n));
  }
}
