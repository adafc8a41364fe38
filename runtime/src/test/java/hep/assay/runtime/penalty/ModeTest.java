// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moment decorrelation: closed forms, the published loss as a slow twin, and its slopes. */
class ModeTest {
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
    ProtectedEvents events = PenaltyTest.events(240, 0.6, 11);
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
    ProtectedEvents events = PenaltyTest.events(300, 0.6, 5);
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
}
