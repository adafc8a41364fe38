// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PenaltyTest {
  private static ProtectedEvents events(int count, double dependence, long seed) {
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

  private static Settings settings(Penalty penalty) {
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

  /** F_m(s) = s + c m s (1 - s): MoDe[0] is c^2 / 90 and MoDe[1] is 0. */
  @Test
  void modeOfAQuadraticEfficiencyIsItsClosedForm() {
    double c = 0.5;
    int perBin = 400;
    int bins = 32;
    int count = perBin * bins;
    double[] mass = new double[count];
    double[] scores = new double[count];
    double[] weights = new double[count];
    Arrays.fill(weights, 3);
    for (int m = 0; m < bins; m++) {
      double centre = -1 + (2 * m + 1.0) / bins;
      for (int k = 0; k < perBin; k++) {
        int i = m * perBin + k;
        mass[i] = -1 + 2.0 * (i + 0.5) / count;
        double q = (k + 0.5) / perBin;
        double slope = c * centre;
        // s + slope s (1 - s) = q solved for s
        scores[i] =
            Math.abs(slope) < 1e-12
                ? q
                : (1 + slope - Math.sqrt((1 + slope) * (1 + slope) - 4 * slope * q)) / (2 * slope);
      }
    }
    double[] slopes = new double[count];
    for (boolean fitted : new boolean[] {true, false}) {
      double zero = new MomentLoss(0, bins, fitted, 0, false).value(mass, scores, weights, slopes);
      assertEquals(0.0027751, zero, 2e-5);
      double one = new MomentLoss(1, bins, fitted, 0, false).value(mass, scores, weights, slopes);
      assertEquals(0, one, 2e-5);
      double two = new MomentLoss(2, bins, fitted, 0, false).value(mass, scores, weights, slopes);
      assertEquals(0, two, 2e-5);
    }
  }

  /** The published code, term by term: bins of sorted events, sums over s on midpoints. */
  @ParameterizedTest
  @CsvSource({"0, 0, false", "1, 0, false", "2, 0, false", "1, 0.5, false", "2, 0.8, true"})
  void modeOfSumsIsThePublishedLoss(int order, double maxSlope, boolean monotonic) {
    ProtectedEvents events = events(240, 0.6, 11);
    Arrays.fill(events.weights(), 1);
    double fast =
        new MomentLoss(order, 8, false, maxSlope, monotonic)
            .value(events.columns()[0], events.scores(), events.weights(), new double[240]);
    assertEquals(published(events, order, maxSlope, monotonic), fast, 1e-12);
  }

  private static double published(
      ProtectedEvents events, int order, double maxSlope, boolean monotonic) {
    double[] mass = events.columns()[0];
    Integer[] sorted = new Integer[240];
    Arrays.setAll(sorted, i -> i);
    Arrays.sort(sorted, (a, b) -> Double.compare(mass[a], mass[b]));
    double low = mass[sorted[0]];
    double range = mass[sorted[239]] - low;
    double loss = 0;
    for (int k = 0; k < 64; k++) {
      double[] efficiency = new double[8];
      double[] centre = new double[8];
      double[] c = new double[3];
      for (int m = 0; m < 8; m++) {
        for (int i = 30 * m; i < 30 * (m + 1); i++) {
          efficiency[m] += (events.scores()[sorted[i]] > (k + 0.5) / 64 ? 1 : 0) / 30.0;
          centre[m] += (2 * (mass[sorted[i]] - low) / range - 1) / 30;
        }
        double width = 2 * (mass[sorted[30 * m + 29]] - mass[sorted[30 * m]]) / range;
        for (int l = 0; l <= order; l++) {
          c[l] += (2 * l + 1) / 2.0 * width * legendre(l, centre[m]) * efficiency[m];
        }
      }
      if (maxSlope > 0) {
        c[1] = c[0] == 0 ? 0 : maxSlope * c[0] * Math.tanh(c[1] / (maxSlope * c[0]));
      }
      if (monotonic) {
        c[2] = c[1] == 0 ? 0 : c[1] / 3 * Math.tanh(c[2] / (c[1] / 3));
      }
      for (int m = 0; m < 8; m++) {
        double fit = 0;
        for (int l = 0; l <= order; l++) {
          fit += c[l] * legendre(l, centre[m]);
        }
        loss += (efficiency[m] - fit) * (efficiency[m] - fit) / 8 / 64;
      }
    }
    return loss;
  }

  private static double legendre(int l, double x) {
    return l == 0 ? 1 : l == 1 ? x : 0.5 * (3 * x * x - 1);
  }

  /** A falling spectrum, few events a bin: an independent score costs next to nothing. */
  @Test
  void modeDoesNotPunishAnIndependentScore() {
    SplittableRandom random = new SplittableRandom(8);
    double[] mass = new double[512];
    double[] scores = new double[512];
    double[] weights = new double[512];
    Arrays.fill(weights, 1);
    for (int i = 0; i < 512; i++) {
      mass[i] = -Math.log(1 - random.nextDouble());
      scores[i] = 0.3;
    }
    for (int order = 0; order <= 2; order++) {
      double value =
          new MomentLoss(order, 32, true, 0, false).value(mass, scores, weights, new double[512]);
      assertEquals(0, value, 1e-20);
    }
  }

  /**
   * The loss is a step function of a score that jumps where the score passes a point; over one
   * cell, the mean of the slopes before and after is the jump (exactly where no limit bends it).
   */
  @ParameterizedTest
  @CsvSource({
    "0, true, 0, false, 1e-12",
    "1, true, 0, false, 1e-12",
    "2, true, 0, false, 1e-12",
    "1, true, 0.7, false, 1e-4",
    "2, true, 0.9, true, 1e-4",
    "0, false, 0, false, 1e-12",
    "2, false, 0, false, 1e-12",
    "2, false, 0.9, true, 1e-4"
  })
  void modeSlopesAreTheJumpsOverACell(
      int order, boolean fitted, double maxSlope, boolean monotonic, double tolerance) {
    ProtectedEvents events = events(300, 0.6, 5);
    MomentLoss loss = new MomentLoss(order, 8, fitted, maxSlope, monotonic);
    double[] mass = events.columns()[0];
    double[] before = new double[300];
    double[] after = new double[300];
    for (int i = 0; i < 300; i += 17) {
      double here = events.scores()[i];
      int cell = MomentLoss.cell(here);
      double point = (cell + 0.5) / MomentLoss.POINTS;
      events.scores()[i] = point - 1e-9;
      double low = loss.value(mass, events.scores(), events.weights(), before);
      events.scores()[i] = point + 1e-9;
      double high = loss.value(mass, events.scores(), events.weights(), after);
      events.scores()[i] = here;
      assertEquals(
          (high - low) * MomentLoss.POINTS, (before[i] + after[i]) / 2, tolerance, "event " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "3, 0", "1, 1", "2, 5"})
  void theAdversarysSlopesAreThoseOfFiniteDifferences(long seed, int parts) {
    ProtectedEvents events = events(60, 0.8, seed);
    double[] labels = new double[60];
    for (int i = 0; i < 60; i++) {
      double place = (events.columns()[0][i] - 50) / 50.1;
      labels[i] = parts == 0 ? (int) place : place - 2;
    }
    Guess guess = parts == 0 ? new Guess.Bin(5) : new Guess.Mixture(parts);
    Guesser guesser = new Guesser(new int[] {16, 9}, guess, 0.01, new Seed(seed));
    for (int t = 0; t < 200; t++) {
      guesser.learn(events.scores(), labels, events.weights());
    }
    double[] slopes = new double[60];
    guesser.slopes(events.scores(), labels, events.weights(), 1, slopes);
    for (int i = 0; i < 60; i += 5) {
      double h = 1e-4;
      double here = events.scores()[i];
      events.scores()[i] = here + h;
      double up = guesser.loss(events.scores(), labels, events.weights());
      events.scores()[i] = here - h;
      double down = guesser.loss(events.scores(), labels, events.weights());
      events.scores()[i] = here;
      assertEquals((up - down) / (2 * h), slopes[i], 5e-3);
    }
  }

  /** Outputs and their slopes of a mixture of three, against a slow density. */
  @Test
  void theMixturesLossIsMinusTheLogarithmOfItsDensity() {
    float[] outputs = {0.3f, -0.5f, 1, 0.2f, -1, 2, 0.1f, -0.4f, 0.5f};
    Guess.Mixture mixture = new Guess.Mixture(3);
    double z = 0.7;
    double density = 0;
    double shares = Math.exp(0.3f) + Math.exp(-0.5f) + Math.exp(1);
    for (int k = 0; k < 3; k++) {
      double sigma = Math.exp(outputs[6 + k]);
      double pull = (z - outputs[3 + k]) / sigma;
      density +=
          Math.exp(outputs[k])
              / shares
              * Math.exp(-pull * pull / 2)
              / sigma
              / Math.sqrt(2 * Math.PI);
    }
    assertEquals(-Math.log(density), mixture.loss(outputs, 0, z), 1e-6);
    float[] slopes = new float[9];
    mixture.slopes(outputs, 9, new double[] {z}, slopes);
    for (int k = 0; k < 9; k++) {
      float here = outputs[k];
      outputs[k] = here + 1e-2f;
      double up = mixture.loss(outputs, 0, z);
      double above = outputs[k];
      outputs[k] = here - 1e-2f;
      double down = mixture.loss(outputs, 0, z);
      double width = above - outputs[k];
      outputs[k] = here;
      assertEquals((up - down) / width, slopes[k], 1e-4, "output " + k);
    }
  }

  /** z = score + noise: what a mixture can learn of it is known exactly. */
  @Test
  void aMixtureLearnsTheConditionalDensity() {
    SplittableRandom random = new SplittableRandom(6);
    double[] scores = new double[4000];
    double[] z = new double[4000];
    double[] weights = new double[4000];
    Arrays.fill(weights, 2);
    for (int i = 0; i < 4000; i++) {
      scores[i] = random.nextDouble();
      z[i] = 3 * scores[i] + hep.assay.runtime.math.Draws.normal(random, 0, 0.5);
    }
    Guesser guesser = new Guesser(new int[] {20, 20}, new Guess.Mixture(3), 0.01, new Seed(4));
    for (int t = 0; t < 400; t++) {
      guesser.learn(scores, z, weights);
    }
    double exact = 0.5 * (1 + Math.log(2 * Math.PI)) + Math.log(0.5);
    assertEquals(exact, guesser.loss(scores, z, weights), 0.03);
  }

  @Test
  void anAdversaryThatSeesNothingGainsNothing() {
    ProtectedEvents events = events(4000, 0, 9);
    Adversary adversary = new Adversary();
    Penalty.Running running =
        adversary.start(
            adversary.term().complete(Settings.NONE.with("strength", 1)), events, new Seed(1));
    for (int t = 0; t < 100; t++) {
      running.step(events, new double[4000]);
    }
    assertEquals(0, running.value(events), 0.02);
    assertTrue(running.state(events).contains("the adversary's loss is"), running.state(events));
  }

  /** Two domains that are alike: a loss of ln 2, and no slope to speak of. */
  @Test
  void domainsThatAreAlikeCantBeTold() {
    SplittableRandom random = new SplittableRandom(7);
    double[] scores = random.doubles(4000).map(v -> 0.05 + 0.9 * v).toArray();
    double[] domain = new double[4000];
    double[] weights = new double[4000];
    for (int i = 0; i < 4000; i++) {
      domain[i] = i % 3 == 0 ? 1 : 0;
      weights[i] = i % 3 == 0 ? 2 : 1;
    }
    ProtectedEvents alike = new ProtectedEvents(scores, new double[][] {domain}, weights);
    DomainAdaptation adaptation = new DomainAdaptation();
    Settings settings = adaptation.term().complete(Settings.NONE.with("strength", 1));
    Penalty.Running running = adaptation.start(settings, alike, new Seed(1));
    for (int t = 0; t < 100; t++) {
      running.step(alike, new double[4000]);
    }
    assertEquals(0, running.value(alike), 0.003);
    assertTrue(running.state(alike).endsWith("would give 0.6931"), running.state(alike));
    double[] shifted = new double[4000];
    for (int i = 0; i < 4000; i++) {
      shifted[i] = scores[i] * (domain[i] == 1 ? 0.5 : 1);
    }
    ProtectedEvents apart = new ProtectedEvents(shifted, new double[][] {domain}, weights);
    assertTrue(running.value(apart) > 0.1, "" + running.value(apart));
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
