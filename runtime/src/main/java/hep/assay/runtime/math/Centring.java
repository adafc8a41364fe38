// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

/**
 * How the three sums of a distance covariance are put together: {@code c1 S1 - 2 c2 S2 + c3 S3}
 * with {@code S1 = sum_ij p_i p_j a_ij b_ij, S2 = sum_i p_i a_i b_i, S3 = a b}.
 *
 * <p>The V-statistic, with double-centred matrices, has all three 1. The U-statistic has {@code c1
 * = n / (n - 3), c2 = c1 n / (n - 2), c3 = c1 n^2 / ((n - 1) (n - 2))} (Szekely and Rizzo,
 * arXiv:1310.2926, equation 3.2); for weights n is the effective number of events, {@code 1 / sum
 * p^2}, which takes the leading bias away and is exact for equal weights.
 */
record Centring(double c1, double c2, double c3) {
  static final Centring NONE = new Centring(1, 1, 1);

  /** That of the U-statistic; of the V-statistic for less than four effective events. */
  static Centring unbiased(double[] p) {
    double squares = 0;
    for (double one : p) {
      squares += one * one;
    }
    double n = 1 / squares;
    if (!(n > 3.5)) {
      return NONE;
    }
    double c1 = n / (n - 3);
    return new Centring(c1, c1 * n / (n - 2), c1 * n * n / ((n - 1) * (n - 2)));
  }

  double of(double products, double means, double mean) {
    return c1 * products - 2 * c2 * means + c3 * mean;
  }

  /**
   * {@code sum_j p_j sign(y_i - y_j) A_ij} with this centring of A.
   *
   * @param along {@code sum_j p_j sign(y_i - y_j) a_ij}
   * @param means {@code sum_j p_j sign(y_i - y_j) a_j}
   * @param signs {@code sum_j p_j sign(y_i - y_j)}
   * @param of the column a
   */
  double slope(double along, double means, double signs, DistanceColumn of, int i) {
    return c1 * along - c2 * (means + of.means()[i] * signs) + c3 * of.mean() * signs;
  }
}
