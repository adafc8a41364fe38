// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

/** {@code ln x} in double precision from a division, products and sums, so the same everywhere. */
final class Logarithm {
  private Logarithm() {}

  private static final double LN2 = 0.6931471805599453;
  private static final double SQRT_HALF = 0.7071067811865476;

  /**
   * The logarithm of a finite normal number above 0, to 4e-16 of itself or of 1, whichever is
   * larger: with {@code x = 2^n m}, m about 1, and {@code f = (m - 1) / (m + 1)}, it is {@code n ln
   * 2 + 2 (f + f^3 / 3 + f^5 / 5 + ...)}; |f| is at most 0.172, so that eleven terms are enough.
   * Anything else is left to {@link StrictMath}.
   */
  static double of(double x) {
    if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
      return StrictMath.log(x);
    }
    // the exponent is counted from sqrt(1/2), so that m lies between it and sqrt(2)
    long bits = Double.doubleToRawLongBits(x);
    long above = bits - Double.doubleToRawLongBits(SQRT_HALF);
    int n = (int) (above >> 52);
    double m = Double.longBitsToDouble(bits - ((long) n << 52));
    double f = (m - 1) / (m + 1);
    return Math.fma(n, LN2, 2 * Math.fma(f, tail(f * f), f));
  }

  /** {@code q / 3 + q^2 / 5 + ... + q^10 / 21}. */
  private static double tail(double q) {
    double sum = 1.0 / 21;
    sum = Math.fma(sum, q, 1.0 / 19);
    sum = Math.fma(sum, q, 1.0 / 17);
    sum = Math.fma(sum, q, 1.0 / 15);
    sum = Math.fma(sum, q, 1.0 / 13);
    sum = Math.fma(sum, q, 1.0 / 11);
    sum = Math.fma(sum, q, 1.0 / 9);
    sum = Math.fma(sum, q, 1.0 / 7);
    sum = Math.fma(sum, q, 1.0 / 5);
    sum = Math.fma(sum, q, 1.0 / 3);
    return sum * q;
  }
}
