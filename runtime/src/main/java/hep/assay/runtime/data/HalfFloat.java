// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

/** IEEE 754 half precision: 1 bit of sign, 5 of exponent, 10 of fraction. */
public final class HalfFloat {
  private HalfFloat() {}

  /** The float of the same value; exact, infinities and NaN included. */
  public static float of(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    if (exponent == 0) { // zero and numbers below the normal ones: fraction times 2^-24
      return Float.intBitsToFloat(sign | Float.floatToRawIntBits(fraction * 0x1p-24f));
    }
    int wide = exponent == 31 ? 255 : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
  }
}
