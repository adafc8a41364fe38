// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceCorrelationTest {
  private final SplittableRandom random = new SplittableRandom(11);

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** dCov^2 by its definition. */
  private static double slow(double[] x, double[] y, double[] weights) {
    int n = x.length;
    double total = Arrays.stream(weights).sum();
    double[][] a = centred(x, weights, total);
    double[][] b = centred(y, weights, total);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        sum += weights[i] * weights[j] / total / total * a[i][j] * b[i][j];
      }
    }
    return sum;
  }

  private static double[][] centred(double[] x, double[] weights, double total) {
    int n = x.length;
    double[] means = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        means[i] += weights[j] / total * Math.abs(x[i] - x[j]);
      }
      mean += weights[i] / total * means[i];
    }
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = Math.abs(x[i] - x[j]) - means[i] - means[j] + mean;
      }
    }
    return a;
  }

  private double[] column(int n, boolean ties, double offset) {
    double[] column = new double[n];
    for (int i = 0; i < n; i++) {
      column[i] = offset + (ties ? random.nextInt(6) : 3 * random.nextDouble());
    }
    return column;
  }

  @ParameterizedTest
  @CsvSource({
    "2, false, false",
    "3, true, false",
    "40, false, false",
    "97, true, false",
    "150, false, true",
    "128, true, true"
  })
  void itIsTheDefinitionWithWeightsAndTies(int n, boolean ties, boolean negative) {
    for (int trial = 0; trial < 5; trial++) {
      double[] x = column(n, ties, 100);
      double[] y = column(n, trial % 2 == 0 && ties, -3);
      double[] w = column(n, false, negative ? -0.2 : 0);
      DistanceCorrelation fast = DistanceCorrelation.of(x, y, w);
      assertEquals(slow(x, y, w), fast.covariance(), 1e-12);
      assertEquals(slow(x, x, w), fast.varianceX(), 1e-12);
      assertEquals(slow(y, y, w), fast.varianceY(), 1e-12);
    }
  }

  @Test
  void finiteExamplesByHand() {
    DistanceCorrelation squares =
        DistanceCorrelation.of(new double[] {1, 2, 3, 4}, new double[] {1, 4, 9, 16}, ones(4));
    assertEquals(4.0625, squares.covariance(), 1e-13);
    assertEquals(0.8125, squares.varianceX(), 1e-13);
    assertEquals(21.3125, squares.varianceY(), 1e-12);
    assertEquals(0.97625774, squares.squared(), 1e-8);
    DistanceCorrelation even =
        DistanceCorrelation.of(
            new double[] {-2, -1, 0, 1, 2}, new double[] {4, 1, 0, 1, 4}, ones(5));
    assertEquals(0.448, even.covariance(), 1e-13);
    assertEquals(0.26617701, even.squared(), 1e-8);
    DistanceCorrelation independent =
        DistanceCorrelation.of(new double[] {0, 0, 1, 1}, new double[] {0, 1, 0, 1}, ones(4));
    assertEquals(0, independent.squared(), 1e-15);
    assertEquals(
        0, DistanceCorrelation.of(new double[] {1, 2}, new double[] {3, 3}, ones(2)).squared());
  }

  /** Szekely, Rizzo and Bakirov (2007), theorem 7. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.00794442",
    "0.25, 0.05004164",
    "0.5, 0.20623088",
    "0.8, 0.56986919",
    "0.9, 0.75373313"
  })
  void theBivariateNormalComesToItsClosedForm(double r, double wanted) {
    double closed =
        (r * Math.asin(r) + Math.sqrt(1 - r * r) - r * Math.asin(r / 2) - Math.sqrt(4 - r * r) + 1)
            / (1 + Math.PI / 3 - Math.sqrt(3));
    assertEquals(wanted, closed, 1e-8);
    int n = 100_000;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double length = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
      double angle = 2 * Math.PI * random.nextDouble();
      x[i] = length * Math.cos(angle);
      y[i] = r * x[i] + Math.sqrt(1 - r * r) * length * Math.sin(angle);
    }
    assertEquals(closed, DistanceCorrelation.of(x, y, ones(n)).squared(), 0.006);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "0.5, false", "2, true"})
  void theGradientIsThatOfFiniteDifferences(double power, boolean ties) {
    int n = 50;
    double[] x = column(n, ties, 0);
    double[] y = column(n, false, 0);
    for (int i = 0; i < n; i++) {
      y[i] += 0.5 * x[i];
    }
    double[] w = column(n, false, -0.1);
    double[] gradient = new double[n];
    double value = DistanceCorrelation.gradient(x, y, w, power, gradient);
    assertEquals(Math.pow(DistanceCorrelation.of(x, y, w).squared(), power), value, 1e-12);
    for (int i = 0; i < n; i++) {
      double h = 1e-6;
      double here = y[i];
      y[i] = here + h;
      double up = Math.pow(DistanceCorrelation.of(x, y, w).squared(), power);
      y[i] = here - h;
      double down = Math.pow(DistanceCorrelation.of(x, y, w).squared(), power);
      y[i] = here;
      assertEquals((up - down) / (2 * h), gradient[i], 1e-8);
    }
  }

  /** Szekely and Rizzo, arXiv:1310.2926: the U-statistic, by its definition. */
  @Test
  void theUnbiasedCovarianceIsItsDefinition() {
    double[] x = {1, 2, 3, 4, 6};
    double[] y = {1, 4, 9, 16, 2};
    assertEquals(2.2144, DistanceCorrelation.of(x, y, ones(5)).covariance(), 1e-12);
    assertEquals(-0.5333333333, DistanceCorrelation.of(x, y, ones(5), true).covariance(), 1e-9);
    double[] a = column(40, true, 0);
    double[] b = column(40, false, 0);
    DistanceCorrelation fast = DistanceCorrelation.of(a, b, ones(40), true);
    assertEquals(unbiased(a, b), fast.covariance(), 1e-12);
    assertEquals(unbiased(b, b), fast.varianceY(), 1e-12);
  }

  /** {@code 1/(n (n - 3)) sum over i != j of A_ij B_ij}, U-centred. */
  private static double unbiased(double[] x, double[] y) {
    int n = x.length;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        sum += i == j ? 0 : centred(x, i, j) * centred(y, i, j);
      }
    }
    return sum / (n * (n - 3.0));
  }

  private static double centred(double[] x, int i, int j) {
    int n = x.length;
    double row = 0;
    double column = 0;
    double all = 0;
    for (int k = 0; k < n; k++) {
      row += Math.abs(x[i] - x[k]);
      column += Math.abs(x[k] - x[j]);
      for (int l = 0; l < n; l++) {
        all += Math.abs(x[k] - x[l]);
      }
    }
    return Math.abs(x[i] - x[j]) - row / (n - 2) - column / (n - 2) + all / ((n - 1.0) * (n - 2));
  }

  /** 400 samples of 20 independent events: the mean of the V-statistic would be about 0.1. */
  @Test
  void theUnbiasedCorrelationOfIndependentColumnsIsZeroOnAverage() {
    double sum = 0;
    double corrected = 0;
    for (int sample = 0; sample < 400; sample++) {
      double[] x = column(20, false, 0);
      double[] y = column(20, false, 0);
      double[] w = column(20, false, 1);
      sum += DistanceCorrelation.of(x, y, w).squared();
      corrected += DistanceCorrelation.of(x, y, w, true).squared();
    }
    assertTrue(sum / 400 > 0.05, "V: " + sum / 400);
    assertEquals(0, corrected / 400, 0.02);
  }

  @Test
  void theUnbiasedGradientIsThatOfFiniteDifferences() {
    double[] x = column(30, true, 0);
    double[] y = column(30, false, 0);
    double[] w = column(30, false, 0);
    double[] gradient = new double[30];
    DistanceCorrelation.gradient(x, y, w, 1, true, gradient);
    for (int i = 0; i < 30; i++) {
      double here = y[i];
      y[i] = here + 1e-6;
      double up = DistanceCorrelation.of(x, y, w, true).squared();
      y[i] = here - 1e-6;
      double down = DistanceCorrelation.of(x, y, w, true).squared();
      y[i] = here;
      assertEquals((up - down) / 2e-6, gradient[i], 1e-8);
    }
  }

  @Test
  void tiedScoresPullEachOtherNowhere() {
    double[] gradient = new double[4];
    DistanceCorrelation.gradient(
        new double[] {0, 1, 2, 3}, new double[] {1, 1, 5, 5}, ones(4), 1, gradient);
    assertEquals(0, Arrays.stream(gradient).sum(), 1e-15);
  }

  @Test
  void weightsWithoutAPositiveSumAreRefused() {
    double[] x = {1, 2};
    assertThrows(
        IllegalArgumentException.class, () -> DistanceCorrelation.of(x, x, new double[] {1, -1}));
  }

  @Test
  void orderIsStableWithMissingValuesLast() {
    assertArrayEquals(
        new int[] {3, 1, 4, 0, 2}, Order.ascending(new double[] {5, 2, Double.NaN, -1, 2}));
    assertArrayEquals(new int[0], Order.ascending(new double[0]));
  }
}
