// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.quality;

import hep.assay.runtime.result.Estimate;
import java.util.Arrays;

/** One number of several trainings: their mean and standard deviation. */
final class Trainings {
  private Trainings() {}

  static Estimate estimate(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    if (values.length < 2) {
      return Estimate.exactly(mean);
    }
    double sum = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Estimate.of(mean, Math.sqrt(sum / (values.length - 1)));
  }

  static String origin(int trainings) {
    return trainings > 1 ? "spread of " + trainings + " trainings" : "";
  }

  /** The weighted mean over events (weights by their absolute value) and its standard error. */
  static Estimate weightedMean(double[] values, float[] weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      sum += Math.abs(weights[i]) * values[i];
      total += Math.abs(weights[i]);
    }
    double mean = sum / total;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      double off = Math.abs(weights[i]) * (values[i] - mean);
      squares += off * off;
    }
    return Estimate.of(mean, Math.sqrt(squares) / total);
  }
}
