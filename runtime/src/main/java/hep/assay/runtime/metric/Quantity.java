// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.metric;

import java.util.OptionalDouble;

/**
 * One number that a metric can evaluate for any weights of its events.
 *
 * @param label what distinguishes it from the other numbers of the metric, {@code yields(W)}; empty
 *     for the metric as the study writes it
 * @param of the score it is measured of
 * @param unit its unit; empty for a pure number
 * @param floor the value that statistics alone would give, if the metric has one
 * @param value the number as a function of the weights
 */
public record Quantity(
    String label, String of, String unit, OptionalDouble floor, Statistic value) {

  public static Quantity of(String of, Statistic value) {
    return new Quantity("", of, "", OptionalDouble.empty(), value);
  }

  public Quantity label(String text) {
    return new Quantity(text, of, unit, floor, value);
  }

  public Quantity unit(String name) {
    return new Quantity(label, of, name, floor, value);
  }

  public Quantity floor(double statistics) {
    return new Quantity(label, of, unit, OptionalDouble.of(statistics), value);
  }

  /** A number of weighted events; whatever the weights do not change is found before. */
  @FunctionalInterface
  public interface Statistic {
    /** The number for these weights; NaN where it is not defined for them. */
    double of(double[] weights);
  }
}
