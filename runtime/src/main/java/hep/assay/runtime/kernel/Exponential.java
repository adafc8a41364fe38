// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

/** {@code e^x} in single precision from additions, products and shifts only. */
final class Exponential {
  private Exponential() {}

  private static final float LOG2_E = 1.44269504f;
  // ln 2 in two parts, the first with trailing zeros so that n times it is exact (Cody and Waite)
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  // adding it rounds to a whole number, which then stands in the lowest bits
  private static final float ROUNDER = 12582912f;

  /** {@code e^x} to 2 units in the last place for |x| at most 87; beyond, that of the end. */
  static float of(float x) {
    float inside = Math.max(-87f, Math.min(87f, x));
    float shifted = Math.fma(inside, LOG2_E, ROUNDER);
    float n = shifted - ROUNDER;
    float r = Math.fma(n, -LN2_HIGH, inside);
    r = Math.fma(n, -LN2_LOW, r);
    float p = 1.9875691500e-4f;
    p = Math.fma(p, r, 1.3981999507e-3f);
    p = Math.fma(p, r, 8.3334519073e-3f);
    p = Math.fma(p, r, 4.1665795894e-2f);
    p = Math.fma(p, r, 1.6666665459e-1f);
    p = Math.fma(p, r, 5.0000001201e-1f);
    p = Math.fma(p * r, r, r) + 1;
    return Float.intBitsToFloat(
        Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(shifted) << 23));
  }
}
