// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

import java.util.Arrays;

/**
 * The weighted squared distance correlation of two columns and its gradient, exact in {@code O(n
 * log n)} time and O(n) memory.
 *
 * <p>With {@code p_i = w_i / sum w}, {@code a_ij = |x_i - x_j|}, {@code A_ij = a_ij - a_i - a_j +
 * a} (means weighted by p; B likewise of y):
 *
 * <pre>
 * dCov^2(x, y) = sum_ij p_i p_j A_ij B_ij,   dCorr^2 = dCov^2(x, y) / sqrt(dCov^2(x, x) dCov^2(y, y))
 * d dCov^2 / d y_i = 2 p_i sum_j p_j sign(y_i - y_j) A_ij
 * </pre>
 *
 * <p>It is 0 where x and y are independent, and only there. Where x or y is constant it is 0.
 * Definition: Szekely, Rizzo and Bakirov, arXiv:0803.4101; in training: Kasieczka and Shih,
 * arXiv:2001.05310. The double sums over signs are gathered in one pass over x by a tree of partial
 * sums over the ranks of y (Huo and Szekely, arXiv:1410.1503). Negative weights are allowed as long
 * as their sum is positive.
 *
 * @param covariance {@code dCov^2(x, y)}
 * @param varianceX {@code dCov^2(x, x)}
 * @param varianceY {@code dCov^2(y, y)}
 */
public record DistanceCorrelation(double covariance, double varianceX, double varianceY) {

  /** {@code dCorr^2}; 0 where a column is constant. */
  public double squared() {
    double product = varianceX * varianceY;
    return product > 0 ? covariance / Math.sqrt(product) : 0;
  }

  /** The three sums for columns of the same length. */
  public static DistanceCorrelation of(double[] x, double[] y, double[] weights) {
    return of(x, y, weights, false);
  }

  /**
   * The three sums for columns of the same length.
   *
   * @param unbiased whether they are U-statistics, whose mean is 0 for independent columns
   */
  public static DistanceCorrelation of(double[] x, double[] y, double[] weights, boolean unbiased) {
    double[] p = normalised(weights);
    DistanceColumn left = DistanceColumn.of(x, p);
    DistanceColumn right = DistanceColumn.of(y, p);
    Centring centring = unbiased ? Centring.unbiased(p) : Centring.NONE;
    return of(left, right, SignedSums.of(left, right, p), p, centring);
  }

  /** {@link #gradient(double[], double[], double[], double, boolean, double[])}, not corrected. */
  public static double gradient(
      double[] x, double[] y, double[] weights, double power, double[] gradient) {
    return gradient(x, y, weights, power, false, gradient);
  }

  /**
   * {@code (dCorr^2)^power} and its gradient.
   *
   * @param power 1 for the {@code dCorr^2} of the papers, 0.5 for {@code dCorr}; where not 1,
   *     values of 0 and below count as 0, with a gradient of 0
   * @param unbiased whether {@code dCov^2} is the U-statistic, whose mean is 0 for independent
   *     columns (it may be negative), and not the V-statistic, whose mean is then about 1/n
   * @param gradient filled with the derivatives by each y
   */
  public static double gradient(
      double[] x, double[] y, double[] weights, double power, boolean unbiased, double[] gradient) {
    double[] p = normalised(weights);
    Centring centring = unbiased ? Centring.unbiased(p) : Centring.NONE;
    DistanceColumn left = DistanceColumn.of(x, p);
    DistanceColumn right = DistanceColumn.of(y, p);
    SignedSums sums = SignedSums.of(left, right, p);
    DistanceCorrelation here = of(left, right, sums, p, centring);
    double squared = here.squared();
    if (squared == 0 || squared < 0 && power != 1) {
      Arrays.fill(gradient, 0);
      return 0;
    }
    double value = power == 1 ? squared : StrictMath.pow(squared, power);
    double outer = power * value / squared;
    double perCovariance = outer / Math.sqrt(here.varianceX * here.varianceY);
    double perVariance = -0.5 * outer * squared / here.varianceY;
    double[] meansX = right.signedSums(left.means(), p);
    double[] meansY = right.signedSums(right.means(), p);
    double[] signs = right.signedSums(null, p);
    for (int i = 0; i < y.length; i++) {
      double alongX = left.value(i) * sums.ones()[i] - sums.x()[i];
      double covariance = centring.slope(alongX, meansX[i], signs[i], left, i);
      double variance = centring.slope(right.value(i), meansY[i], signs[i], right, i);
      gradient[i] = 2 * p[i] * (perCovariance * covariance + 2 * perVariance * variance);
    }
    return value;
  }

  private static DistanceCorrelation of(
      DistanceColumn left, DistanceColumn right, SignedSums sums, double[] p, Centring centring) {
    double products = 0;
    double means = 0;
    for (int i = 0; i < p.length; i++) {
      double x = left.value(i);
      double y = right.value(i);
      double row = x * y * sums.ones()[i] - x * sums.y()[i] - y * sums.x()[i] + sums.xy()[i];
      products += p[i] * row;
      means += p[i] * left.means()[i] * right.means()[i];
    }
    return new DistanceCorrelation(
        centring.of(products, means, left.mean() * right.mean()),
        left.variance(p, centring),
        right.variance(p, centring));
  }

  private static double[] normalised(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    if (!(sum > 0)) {
      throw new IllegalArgumentException("weights sum to " + sum + ", not above 0");
    }
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }
}
