// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

/** {@code e^x} in single precision from additions, products and shifts only. */
final class Exponential {
  private Exponential() {}

  static final float LOG2_E = 1.44269504f;
  // ln 2 in two parts, the first with trailing zeros so that n times it is exact (Cody and Waite)
  static final float LN2_HIGH = 0.693359375f;
  static final float LN2_LOW = -2.12194440e-4f;
  // adding it rounds to a whole number, which then stands in the lowest bits
  static final float ROUNDER = 12582912f;
  static final float LIMIT = 87f;
  static final float SERIES_6 = 1.9875691500e-4f;
  static final float SERIES_5 = 1.3981999507e-3f;
  static final float SERIES_4 = 8.3334519073e-3f;
  static final float SERIES_3 = 4.1665795894e-2f;
  static final float SERIES_2 = 1.6666665459e-1f;
  static final float SERIES_1 = 5.0000001201e-1f;

  /** {@code e^x} to 2 units in the last place for |x| at most 87; beyond, that of the end. */
  static float of(float x) {
    float inside = Math.max(-LIMIT, Math.min(LIMIT, x));
    float shifted = Math.fma(inside, LOG2_E, ROUNDER);
    float n = shifted - ROUNDER;
    float r = Math.fma(n, -LN2_HIGH, inside);
    r = Math.fma(n, -LN2_LOW, r);
    float p = SERIES_6;
    p = Math.fma(p, r, SERIES_5);
    p = Math.fma(p, r, SERIES_4);
    p = Math.fma(p, r, SERIES_3);
    p = Math.fma(p, r, SERIES_2);
    p = Math.fma(p, r, SERIES_1);
    p = Math.fma(p * r, r, r) + 1;
    return Float.intBitsToFloat(
        Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(shifted) << 23));
  }
}
