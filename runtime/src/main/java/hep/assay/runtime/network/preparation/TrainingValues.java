// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.preparation;

import hep.assay.runtime.math.Quantiles;
import hep.assay.runtime.vocabulary.StudyException;

/**
 * What the training events have of one input: each number is read again from the columns, so that
 * the pixels of a million images need no second copy. Missing values and events of weight 0 are
 * left out; of weights the absolute values count.
 */
public final class TrainingValues {
  /** More values than this are thinned out evenly for quantiles. */
  private static final int MOST = 1 << 22;

  private final Source source;

  /** Numbers that can be gone through again and again, always in the same order. */
  @FunctionalInterface
  interface Source {
    void each(Visitor visitor);
  }

  /** Takes one number. */
  @FunctionalInterface
  interface Visitor {
    void visit(double value, double weight);
  }

  /**
   * @param column for the message
   * @throws StudyException where no value is left
   */
  TrainingValues(String column, Source all) {
    source =
        visitor ->
            all.each(
                (value, weight) -> {
                  if (!Double.isNaN(value) && weight > 0) {
                    visitor.visit(value, weight);
                  }
                });
    if (count() == 0) {
      throw new StudyException("input '" + column + "' is missing (NaN) in all training events");
    }
  }

  private long count() {
    long[] count = new long[1];
    source.each((value, weight) -> count[0]++);
    return count[0];
  }

  double mean() {
    double[] sums = new double[2];
    source.each(
        (value, weight) -> {
          sums[0] += weight * value;
          sums[1] += weight;
        });
    return sums[0] / sums[1];
  }

  /** Weighted standard deviation, {@code sqrt(sum w (x - mean)^2 / sum w)}. */
  double sigma() {
    double mean = mean();
    double[] sums = new double[2];
    source.each(
        (value, weight) -> {
          sums[0] += weight * (value - mean) * (value - mean);
          sums[1] += weight;
        });
    return Math.sqrt(sums[0] / sums[1]);
  }

  double low() {
    return -largest(-1);
  }

  double high() {
    return largest(1);
  }

  private double largest(double sign) {
    double[] largest = {Double.NEGATIVE_INFINITY};
    source.each((value, weight) -> largest[0] = Math.max(largest[0], sign * value));
    return largest[0];
  }

  /** The smallest value above 0; NaN where there is none. */
  double smallestPositive() {
    double[] smallest = {Double.NaN};
    source.each(
        (value, weight) -> {
          if (value > 0 && !(value >= smallest[0])) {
            smallest[0] = value;
          }
        });
    return smallest[0];
  }

  /** Weighted quantile. */
  double quantile(double q) {
    long count = count();
    long step = (count + MOST - 1) / MOST;
    double[] values = new double[(int) ((count + step - 1) / step)];
    double[] weights = new double[values.length];
    long[] seen = new long[1];
    source.each(
        (value, weight) -> {
          if (seen[0] % step == 0) {
            values[(int) (seen[0] / step)] = value;
            weights[(int) (seen[0] / step)] = weight;
          }
          seen[0]++;
        });
    return Quantiles.of(values, weights, q);
  }

  /**
   * The different values in rising order.
   *
   * @param limit after one more than so many the rest is not looked at
   */
  double[] distinct(int limit) {
    java.util.TreeSet<Double> distinct = new java.util.TreeSet<>();
    source.each(
        (value, weight) -> {
          if (distinct.size() <= limit) {
            distinct.add(value);
          }
        });
    return distinct.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
