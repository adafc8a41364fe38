// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.result;

/**
 * A number with its uncertainty.
 *
 * @param value the nominal value
 * @param uncertainty one standard deviation; NaN where none was evaluated
 */
public record Estimate(double value, double uncertainty) {
  /** A number without an evaluated uncertainty. */
  public static Estimate exactly(double value) {
    return new Estimate(value, Double.NaN);
  }

  public static Estimate of(double value, double uncertainty) {
    return new Estimate(value, uncertainty);
  }
}
