// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Settings;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adversaries: slopes, densities, and what they can learn. */
class AdversaryTest {
  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "3, 0", "1, 1", "2, 5"})
  void theAdversarysSlopesAreThoseOfFiniteDifferences(long seed, int parts) {
    ProtectedEvents events = PenaltyTest.events(60, 0.8, seed);
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
    ProtectedEvents events = PenaltyTest.events(4000, 0, 9);
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
}
