// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

import org.hipparchus.special.Erf;

/** The normal distribution of mean 0 and variance 1. */
public final class Normal {
  private Normal() {}

  /** {@code Phi(x)}, the probability of a value below x. */
  public static double below(double x) {
    return 0.5 * Erf.erfc(-x / Math.sqrt(2));
  }

  /** The x with {@code Phi(x) = p}, for p in (0, 1). */
  public static double quantile(double p) {
    return -Math.sqrt(2) * Erf.erfcInv(2 * p);
  }
}
