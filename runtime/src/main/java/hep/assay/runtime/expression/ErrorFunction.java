// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

/** The error function to double precision. */
final class ErrorFunction {
  private ErrorFunction() {}

  /**
   * {@code erf(x) = 2/sqrt(pi) int_0^x exp(-t^2) dt}: the Taylor series below 3, else one minus the
   * continued fraction of the complement (Abramowitz and Stegun 7.1.6 and 7.1.14).
   */
  static double erf(double x) {
    double size = Math.abs(x);
    if (Double.isNaN(x)) {
      return x;
    }
    return Math.signum(x) * (size < 3 ? series(size) : size > 6 ? 1 : 1 - complement(size));
  }

  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-17 * sum; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }

  private static double complement(double x) {
    double fraction = x;
    for (int n = 60; n >= 1; n--) {
      fraction = x + n / 2.0 / fraction;
    }
    return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
  }
}
