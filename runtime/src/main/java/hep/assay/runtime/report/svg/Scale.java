// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.report.svg;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * From values to pixels.
 *
 * @param logarithmic whether decades are of equal length
 * @param low the value at {@code from}
 * @param high the value at {@code to}
 * @param from first pixel
 * @param to last pixel
 */
record Scale(boolean logarithmic, double low, double high, double from, double to) {

  double at(double value) {
    double part =
        logarithmic
            ? Math.log(Math.max(value, low * 1e-6) / low) / Math.log(high / low)
            : (value - low) / (high - low);
    return from + part * (to - from);
  }

  /** The pixel of a value, or of the nearer end where it lies outside. */
  double inside(double value) {
    return at(Math.max(low, Math.min(high, value)));
  }

  boolean shows(double value) {
    double slack = 1e-9 * Math.abs(high - low);
    return value >= low - slack && value <= high + slack;
  }

  /**
   * A mark on an axis.
   *
   * @param label empty for a minor one
   * @param power the exponent of ten, drawn raised behind the label; empty for none
   */
  record Tick(double value, String label, String power) {
    boolean major() {
      return !label.isEmpty();
    }
  }

  /** Marks at round values, about so many of them labelled. */
  List<Tick> ticks(int wanted) {
    return logarithmic && Math.log10(high / low) >= 0.8 ? decades(wanted) : steps(wanted);
  }

  private List<Tick> steps(int wanted) {
    double step = step((high - low) / wanted);
    int parts = Math.round(step / Math.pow(10, Math.floor(Math.log10(step) + 1e-9))) == 2 ? 4 : 5;
    List<Tick> ticks = new ArrayList<>();
    double minor = step / parts;
    for (long k = (long) Math.ceil(low / minor - 1e-6); k * minor <= high + 1e-6 * minor; k++) {
      boolean major = Math.floorMod(k, parts) == 0;
      ticks.add(new Tick(k * minor, major ? label(k / parts * step, step) : "", ""));
    }
    return ticks;
  }

  /** The next of 1, 2, 5 times a power of ten. */
  static double step(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double part = rough / power;
    return power * (part <= 1.0001 ? 1 : part <= 2.0001 ? 2 : part <= 5.0001 ? 5 : 10);
  }

  private static String label(double value, double step) {
    int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    if (Math.abs(value) < step * 1e-6) {
      return "0";
    }
    if (decimals > 5 || Math.abs(value) >= 1e6) {
      BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
      return rounded.toString().replace("E+", "e").replace("E", "e").replace('-', '\u2212');
    }
    return new BigDecimal(value)
        .setScale(decimals, java.math.RoundingMode.HALF_EVEN)
        .toPlainString()
        .replace('-', '\u2212');
  }

  private List<Tick> decades(int wanted) {
    int first = (int) Math.floor(Math.log10(low) + 1e-9);
    int last = (int) Math.ceil(Math.log10(high) - 1e-9);
    int every = Math.max(1, (int) Math.ceil((last - first) / (double) wanted));
    // a short axis has 2 and 5 named too, and then every number is written out
    boolean plain = Math.log10(high / low) <= 2.2 && first >= -3 && last <= 4;
    List<Tick> ticks = new ArrayList<>();
    for (int power = first; power <= last; power++) {
      for (int digit = 1; digit < 10; digit++) {
        double value = digit * Math.pow(10, power);
        if (!shows(value)) {
          continue;
        }
        if (digit == 1 && Math.floorMod(power, every) == 0) {
          ticks.add(
              plain
                  ? new Tick(value, label(value, Math.pow(10, power)), "")
                  : decade(value, power));
        } else {
          boolean named = plain && (digit == 2 || digit == 5);
          ticks.add(new Tick(value, named ? label(value, Math.pow(10, power)) : "", ""));
        }
      }
    }
    return ticks;
  }

  private static Tick decade(double value, int power) {
    return power == 0
        ? new Tick(value, "1", "")
        : power == 1
            ? new Tick(value, "10", "")
            : new Tick(value, "10", (power < 0 ? "\u2212" : "") + Math.abs(power));
  }
}
