// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Settings;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PenaltyTest {
  static ProtectedEvents events(int count, double dependence, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] mass = new double[count];
    double[] scores = new double[count];
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      mass[i] = 50 + 250 * random.nextDouble();
      double part = random.nextDouble();
      scores[i] = 0.05 + 0.9 * (dependence * (mass[i] - 50) / 250 + (1 - dependence) * part);
      weights[i] = 0.5 + random.nextDouble();
    }
    return new ProtectedEvents(scores, new double[][] {mass}, weights);
  }

  static Settings settings(Penalty penalty) {
    return penalty.term().complete(Settings.NONE);
  }

  @Test
  void everyMethodRunsWithItsDefaultsAndPenalisesDependenceOnly() {
    ProtectedEvents dependent = events(2000, 0.9, 1);
    ProtectedEvents independent = events(2000, 0, 2);
    for (Penalty penalty : Penalties.ALL.all()) {
      if (List.of("planing", "uBoost", "domainAdaptation").contains(penalty.name())) {
        continue;
      }
      Penalty.Running running = penalty.start(settings(penalty), dependent, new Seed(3));
      for (int t = 0; t < 60; t++) {
        running.step(dependent, new double[2000]);
      }
      double large = running.value(dependent);
      Penalty.Running other = penalty.start(settings(penalty), independent, new Seed(3));
      for (int t = 0; t < 60; t++) {
        other.step(independent, new double[2000]);
      }
      double small = other.value(independent);
      assertTrue(large > 10 * Math.abs(small), penalty.name() + ": " + large + " against " + small);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "0.5", "2"})
  void discoSlopesAreThoseOfFiniteDifferences(double power) {
    ProtectedEvents events = events(80, 0.5, 4);
    Disco disco = new Disco();
    Settings settings =
        disco.term().complete(Settings.NONE.with("power", power).with("strength", 7));
    Penalty.Running running = disco.start(settings, events, new Seed(1));
    double[] slopes = new double[80];
    assertEquals(running.value(events), running.step(events, slopes), 1e-12);
    for (int i = 0; i < 80; i += 7) {
      double h = 1e-6;
      double here = events.scores()[i];
      events.scores()[i] = here + h;
      double up = running.value(events);
      events.scores()[i] = here - h;
      double down = running.value(events);
      events.scores()[i] = here;
      assertEquals((up - down) / (2 * h), slopes[i], 1e-6);
    }
  }

  /** Cells, weights and ties: the integral cell by cell on a fine grid, slopes by differences. */
  @Test
  void flatnessIsItsIntegralAndSlopesAreThoseOfFiniteDifferences() {
    ProtectedEvents events = events(90, 0.6, 12);
    events.scores()[3] = events.scores()[4];
    Flatness flatness = new Flatness();
    Settings settings = flatness.term().complete(Settings.NONE.with("strength", 5).with("bins", 4));
    Penalty.Running running = flatness.start(settings, events, new Seed(1));
    double[] slopes = new double[90];
    double value = running.step(events, slopes);
    double[] edges = Quantile.edges(events.columns()[0], events.weights(), 4);
    double slow = 0;
    int grid = 20_000;
    for (int k = 0; k < grid; k++) {
      double[] below = new double[5];
      double[] total = new double[5];
      for (int i = 0; i < 90; i++) {
        int cell = Quantile.bin(events.columns()[0][i], edges);
        double in = events.scores()[i] < (k + 0.5) / grid ? events.weights()[i] : 0;
        below[cell] += in;
        below[4] += in;
        total[cell] += events.weights()[i];
        total[4] += events.weights()[i];
      }
      for (int cell = 0; cell < 4; cell++) {
        double difference = below[cell] / total[cell] - below[4] / total[4];
        slow += 5 * total[cell] / total[4] * difference * difference / grid;
      }
    }
    assertEquals(slow, value, 1e-3 * slow);
    for (int i = 5; i < 90; i += 7) {
      double here = events.scores()[i];
      events.scores()[i] = here + 1e-9;
      double up = running.value(events);
      events.scores()[i] = here - 1e-9;
      double down = running.value(events);
      events.scores()[i] = here;
      assertEquals((up - down) / 2e-9, slopes[i], 1e-6);
    }
  }

  /** The definition in plain sums, and slopes by differences. */
  @Test
  void flatnessOfNeighboursIsItsDefinition() {
    int n = 70;
    int nearest = 9;
    ProtectedEvents one = events(n, 0.6, 12);
    ProtectedEvents events =
        new ProtectedEvents(
            one.scores(),
            new double[][] {one.columns()[0], events(n, 0, 5).scores()},
            one.weights());
    events.scores()[3] = events.scores()[4];
    events.weights()[7] = -0.3;
    Settings settings =
        new Flatness()
            .term()
            .complete(Settings.NONE.with("strength", 5).with("neighbours", nearest));
    Penalty.Running running = new Flatness().start(settings, events, new Seed(1));
    double[] slopes = new double[n];
    assertEquals(slowFlatness(events, nearest, 5), running.step(events, slopes), 1e-12);
    assertEquals(slowFlatness(events, nearest, 5), running.value(events), 1e-12);
    for (int i = 5; i < n; i++) {
      double here = events.scores()[i];
      events.scores()[i] = here + 1e-7;
      double up = running.value(events);
      events.scores()[i] = here - 1e-7;
      double down = running.value(events);
      events.scores()[i] = here;
      assertEquals((up - down) / 2e-7, slopes[i], 1e-6);
    }
  }

  private static double slowFlatness(ProtectedEvents events, int nearest, double strength) {
    int n = events.count();
    double[] sorted = events.scores().clone();
    java.util.Arrays.sort(sorted);
    double total = java.util.Arrays.stream(events.weights()).sum();
    double loss = 0;
    for (int c = 0; c < n; c++) {
      int centre = c;
      int[] near =
          java.util.stream.IntStream.range(0, n)
              .boxed()
              .sorted(java.util.Comparator.comparingDouble(i -> distance(events, i, centre)))
              .limit(nearest)
              .mapToInt(Integer::intValue)
              .toArray();
      int[] all = java.util.stream.IntStream.range(0, n).toArray();
      for (int k = 0; k + 1 < n; k++) {
        double difference = below(events, near, sorted[k]) - below(events, all, sorted[k]);
        double width = sorted[k + 1] - sorted[k];
        loss += strength * events.weights()[c] / total * difference * difference * width;
      }
    }
    return loss;
  }

  private static double below(ProtectedEvents events, int[] members, double score) {
    double sum = 0;
    double total = 0;
    for (int i : members) {
      sum += events.scores()[i] <= score ? events.weights()[i] : 0;
      total += events.weights()[i];
    }
    return sum / total;
  }

  /** Each column in units of its standard deviation. */
  private static double distance(ProtectedEvents events, int i, int j) {
    double sum = 0;
    for (double[] column : events.columns()) {
      double mean = java.util.Arrays.stream(column).average().orElseThrow();
      double variance =
          java.util.Arrays.stream(column).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
      sum += Math.pow(column[i] - column[j], 2) / variance;
    }
    return sum;
  }

  /** The tail of two scores is punished once more; slopes by differences. */
  @Test
  void doubleDiscoActsOnceMoreOnTheTail() {
    int n = 61;
    ProtectedEvents one = events(n, 0.7, 3);
    double[] other = new double[n];
    for (int i = 0; i < n; i++) {
      other[i] = 1 / (1 + Math.exp(-one.columns()[0][i] / 100 + 2 * one.scores()[i]));
      one.weights()[i] = 1;
    }
    ProtectedEvents events =
        new ProtectedEvents(one.scores(), new double[][] {other}, one.weights());
    Settings settings = new DoubleDisco().term().complete(Settings.NONE.with("tail", 0.4));
    Penalty.Running running = new DoubleDisco().start(settings, events, new Seed(1));
    double[] f = events.scores().clone();
    double[] g = other.clone();
    java.util.Arrays.sort(f);
    java.util.Arrays.sort(g);
    // 40 % of 61 events are 24.4: 24 stay below
    int[] tail =
        java.util.stream.IntStream.range(0, n)
            .filter(i -> events.scores()[i] >= f[24] && other[i] >= g[24])
            .toArray();
    assertTrue(tail.length > 5 && tail.length < n / 2);
    Penalty.Running plain =
        new Disco().start(new Disco().term().complete(Settings.NONE), events, new Seed(1));
    double[] slopes = new double[n];
    double value = running.step(events, slopes);
    assertEquals(plain.value(events) + plain.value(events.select(tail)), value, 1e-9);
    assertEquals(value, running.value(events), 1e-9);
    for (int i = 0; i < n; i += 5) {
      double here = events.scores()[i];
      events.scores()[i] = here + 1e-6;
      double up = running.value(events);
      events.scores()[i] = here - 1e-6;
      double down = running.value(events);
      events.scores()[i] = here;
      assertEquals((up - down) / 2e-6, slopes[i], 1e-4);
    }
  }

  @Test
  void planedWeightsMakeTheColumnFlat() {
    SplittableRandom random = new SplittableRandom(1);
    double[] mass = new double[5000];
    double[] weights = new double[5000];
    for (int i = 0; i < 5000; i++) {
      mass[i] = Math.max(0, Math.min(9.999, -2 * Math.log(1 - random.nextDouble())));
      weights[i] = 0.5 + random.nextDouble();
    }
    mass[0] = 0;
    mass[1] = 10;
    Planing planing = new Planing();
    double[] factors =
        planing.factors(
            planing.term().complete(Settings.NONE.with("bins", 20)),
            new ProtectedEvents(new double[5000], new double[][] {mass}, weights));
    double[] sums = new double[20];
    double total = 0;
    for (int i = 0; i < 5000; i++) {
      sums[Math.min(19, (int) (mass[i] * 2))] += weights[i] * factors[i];
      total += weights[i];
    }
    for (double sum : sums) {
      assertEquals(total / 20, sum, 1e-9 * total);
    }
  }
}
