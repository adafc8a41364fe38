// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

/**
 * Exponents of the base quantities of a unit; momenta and masses are energies (c = 1), angles are
 * pure numbers.
 *
 * @param energy exponent of energy, canonical GeV
 * @param length exponent of length, canonical mm
 * @param time exponent of time, canonical ns
 * @param area exponent of cross section, canonical pb; luminosity is its inverse
 */
public record Dimension(double energy, double length, double time, double area) {
  public static final Dimension NONE = new Dimension(0, 0, 0, 0);

  public Dimension times(Dimension other) {
    return new Dimension(
        energy + other.energy, length + other.length, time + other.time, area + other.area);
  }

  public Dimension over(Dimension other) {
    return times(other.power(-1));
  }

  public Dimension power(double exponent) {
    // Adding 0.0 turns -0.0 into 0.0, which records would otherwise tell apart.
    return new Dimension(
        energy * exponent + 0.0,
        length * exponent + 0.0,
        time * exponent + 0.0,
        area * exponent + 0.0);
  }

  /** The dimension's canonical unit: "GeV", "GeV^2", "mm/ns"; empty for a pure number. */
  public String canonical() {
    StringBuilder text = new StringBuilder();
    append(text, "GeV", energy);
    append(text, "mm", length);
    append(text, "ns", time);
    append(text, "pb", area);
    return text.toString();
  }

  private static void append(StringBuilder text, String unit, double exponent) {
    if (exponent == 0) {
      return;
    }
    text.append(text.isEmpty() ? "" : " ").append(unit);
    if (exponent != 1) {
      text.append('^')
          .append(exponent == Math.rint(exponent) ? "" + (long) exponent : "" + exponent);
    }
  }
}
