// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.result;

import java.util.OptionalDouble;

/**
 * One number of a block: the AUC of a classifier in a region under a variation.
 *
 * @param metric the metric with its settings as the study writes it, {@code rejection(50 %)}
 * @param of what it was measured of, usually a classifier; empty where the block has one subject
 *     only
 * @param in the region; empty for all test events
 * @param under the variation, {@code nominal} or {@code JES up}
 * @param estimate value and uncertainty
 * @param unit its unit; empty for a pure number
 * @param floor the value that statistics alone would give (of a metric that can't reach 0 with so
 *     few events)
 * @param uncertaintyFrom where the uncertainty comes from, {@code bootstrap of 200 test samples},
 *     {@code spread of 4 trainings}; empty for none
 */
public record Measured(
    String metric,
    String of,
    String in,
    String under,
    Estimate estimate,
    String unit,
    OptionalDouble floor,
    String uncertaintyFrom) {

  /** A nominal number on all test events. */
  public static Measured of(String metric, String of, Estimate estimate, String uncertaintyFrom) {
    return new Measured(
        metric, of, "", "nominal", estimate, "", OptionalDouble.empty(), uncertaintyFrom);
  }

  public Measured in(String region) {
    return new Measured(metric, of, region, under, estimate, unit, floor, uncertaintyFrom);
  }

  public Measured under(String variation) {
    return new Measured(metric, of, in, variation, estimate, unit, floor, uncertaintyFrom);
  }

  public Measured unit(String name) {
    return new Measured(metric, of, in, under, estimate, name, floor, uncertaintyFrom);
  }

  public Measured floor(double statistics) {
    return new Measured(
        metric, of, in, under, estimate, unit, OptionalDouble.of(statistics), uncertaintyFrom);
  }
}
