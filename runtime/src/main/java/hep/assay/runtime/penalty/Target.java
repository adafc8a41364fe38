// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.vocabulary.Settings;
import java.util.Arrays;

/**
 * How a column is told to its adversary.
 *
 * @param edges inner edges of quantile bins; empty for a mixture
 * @param mean taken off for a mixture
 * @param width divided by for a mixture
 */
record Target(Guess guess, double[] edges, double mean, double width) {

  static Target of(Settings settings, double[] column, double[] weights) {
    if (settings.integer("mixture") == 0) {
      double[] edges = Quantile.edges(column, weights, settings.integer("bins"));
      return ofBins(edges);
    }
    double total = Arrays.stream(weights).sum();
    double mean = 0;
    for (int i = 0; i < column.length; i++) {
      mean += weights[i] / total * column[i];
    }
    double variance = 0;
    for (int i = 0; i < column.length; i++) {
      variance += weights[i] / total * (column[i] - mean) * (column[i] - mean);
    }
    double width = Math.sqrt(Math.max(variance, 1e-300));
    return new Target(new Guess.Mixture(settings.integer("mixture")), null, mean, width);
  }

  /** Bins between given edges. */
  static Target ofBins(double[] edges) {
    return new Target(new Guess.Bin(edges.length + 1), edges, 0, 1);
  }

  double[] of(double[] column) {
    double[] targets = new double[column.length];
    for (int i = 0; i < column.length; i++) {
      targets[i] = edges == null ? (column[i] - mean) / width : Quantile.bin(column[i], edges);
    }
    return targets;
  }

  /** What turns a loss of scaled numbers into one of the column's own, {@code ln(width)}. */
  double offset() {
    return edges == null ? StrictMath.log(width) : 0;
  }

  /** Of bins their own; of a mixture that of a normal density, at least that of any other. */
  double entropy(double[] targets, double[] weights) {
    if (edges == null) {
      return 0.5 * (1 + StrictMath.log(2 * Math.PI));
    }
    double[] sums = new double[edges.length + 1];
    double total = 0;
    for (int i = 0; i < targets.length; i++) {
      sums[(int) targets[i]] += weights[i];
      total += weights[i];
    }
    double entropy = 0;
    for (double sum : sums) {
      entropy -= sum > 0 ? sum / total * Math.log(sum / total) : 0;
    }
    return entropy;
  }
}
