// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;
import hep.assay.runtime.vocabulary.Word;

/**
 * A method of {@code prepare}: learns from training events how to adjust a column.
 *
 * @param term its name, settings and help
 * @param fit learns
 */
public record PreparationMethod(Term term, Fit fit) implements Word {

  /** Learns an adjustment. */
  @FunctionalInterface
  public interface Fit {
    /**
     * Learns from training events.
     *
     * @param column its name, for messages
     * @param sample what the training events have of it, after the adjustments before
     * @param settings complete settings
     */
    Adjustment fit(String column, Sample sample, Settings settings);
  }

  /**
   * Values of training events without missing ones.
   *
   * @param values at least one
   * @param weights absolute weights of these events, with a sum above 0
   */
  public record Sample(double[] values, double[] weights) {

    double mean() {
      double sum = 0;
      double total = 0;
      for (int i = 0; i < values.length; i++) {
        sum += weights[i] * values[i];
        total += weights[i];
      }
      return sum / total;
    }

    /** Weighted standard deviation, {@code sqrt(sum w (x - mean)^2 / sum w)}. */
    double sigma() {
      double mean = mean();
      double sum = 0;
      double total = 0;
      for (int i = 0; i < values.length; i++) {
        sum += weights[i] * (values[i] - mean) * (values[i] - mean);
        total += weights[i];
      }
      return Math.sqrt(sum / total);
    }

    double low() {
      return java.util.Arrays.stream(values).min().orElseThrow();
    }

    double high() {
      return java.util.Arrays.stream(values).max().orElseThrow();
    }
  }
}
