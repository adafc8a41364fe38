// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report;

import hep.assay.runtime.result.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as physicists print them: the uncertainty to two digits, the value to the same place. */
public final class Numbers {
  private Numbers() {}

  /** {@code 0.9163 ± 0.0021}; the bare value to five digits where no uncertainty is known. */
  public static String text(Estimate estimate) {
    Rounded rounded = rounded(estimate);
    return rounded.error.isEmpty() ? rounded.value : rounded.value + " \u00b1 " + rounded.error;
  }

  /** The same for TeX, in mathematical mode. */
  public static String tex(Estimate estimate) {
    Rounded rounded = rounded(estimate);
    if (!rounded.value.matches("[-0-9.eE\u2212]+")) {
      return "--";
    }
    String value = exponent(rounded.value);
    return rounded.error.isEmpty()
        ? "$" + value + "$"
        : "$" + value + " \\pm " + exponent(rounded.error) + "$";
  }

  private static String exponent(String number) {
    String plain = number.replace('\u2212', '-');
    int e = plain.indexOf('e');
    return e < 0 ? plain : plain.substring(0, e) + " \\times 10^{" + plain.substring(e + 1) + "}";
  }

  /** Value and uncertainty, rounded to the same place. */
  private record Rounded(String value, String error) {}

  private static Rounded rounded(Estimate estimate) {
    double value = estimate.value();
    double error = estimate.uncertainty();
    if (!Double.isFinite(value)) {
      return new Rounded(notFinite(value), "");
    }
    if (Double.isNaN(error)) {
      return new Rounded(bare(value), "");
    }
    if (!Double.isFinite(error) || error == 0) {
      return new Rounded(bare(value), error == 0 ? "0" : notFinite(error));
    }
    BigDecimal digits = new BigDecimal(Math.abs(error)).round(new MathContext(2));
    int scale = digits.scale();
    boolean scientific = scale > 9 || scale < -5;
    BigDecimal nominal = new BigDecimal(value).setScale(scale, RoundingMode.HALF_EVEN);
    return new Rounded(plain(nominal, scientific), plain(digits, scientific));
  }

  /** Five digits, but all of those before the point. */
  private static String bare(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(5));
    boolean large = rounded.scale() < 0 && Math.abs(value) < 1e12;
    BigDecimal whole = new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN);
    return plain(large ? whole : rounded.stripTrailingZeros(), false);
  }

  private static String notFinite(double value) {
    return Double.isNaN(value) ? "not defined" : value > 0 ? "\u221e" : "\u2212\u221e";
  }

  private static String plain(BigDecimal number, boolean scientific) {
    boolean tiny = number.signum() != 0 && number.precision() - number.scale() < -4;
    boolean huge = number.precision() - number.scale() > 12;
    String text =
        scientific || tiny || huge
            ? number.stripTrailingZeros().toString().replace("E+", "e").replace("E", "e")
            : number.toPlainString();
    return text.replace('-', '\u2212');
  }

  /**
   * The shortest decimal number that is read back as exactly this double; the same on every Java
   * version.
   */
  public static String exact(double number) {
    if (number == 0) {
      return "0";
    }
    BigDecimal whole = new BigDecimal(number);
    BigDecimal shortest = whole;
    for (int digits = 17; digits >= 1; digits--) {
      BigDecimal fewer = whole.round(new MathContext(digits));
      if (fewer.doubleValue() != number) {
        break;
      }
      shortest = fewer;
    }
    BigDecimal bare = shortest.stripTrailingZeros();
    int magnitude = bare.precision() - bare.scale();
    return magnitude > -5 && magnitude <= 17
        ? bare.toPlainString()
        : bare.toString().replace("E+", "e").replace("E", "e");
  }
}
