// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

/**
 * One column of a distance correlation, sorted once.
 *
 * @param values less their weighted mean, so that products of sums lose no digits
 * @param order indices by ascending value
 * @param ranks rank of each value from 0, ties sharing one
 * @param distinct number of ranks
 * @param means {@code a_i = sum_j p_j |x_i - x_j|}
 * @param mean {@code a = sum_i p_i a_i}
 */
record DistanceColumn(
    double[] values, int[] order, int[] ranks, int distinct, double[] means, double mean) {

  static DistanceColumn of(double[] column, double[] p) {
    int n = column.length;
    double centre = 0;
    for (int i = 0; i < n; i++) {
      centre += p[i] * column[i];
    }
    double[] values = new double[n];
    double total = 0;
    for (int i = 0; i < n; i++) {
      values[i] = column[i] - centre;
      total += p[i] * values[i];
    }
    int[] order = Order.ascending(values);
    int[] ranks = new int[n];
    double[] means = new double[n];
    int rank = 0;
    double below = 0;
    double sum = 0;
    double mean = 0;
    for (int k = 0; k < n; k++) {
      int i = order[k];
      rank += k > 0 && values[i] != values[order[k - 1]] ? 1 : 0;
      ranks[i] = rank;
      below += p[i];
      sum += p[i] * values[i];
      means[i] = values[i] * (2 * below - 1) - 2 * sum + total;
      mean += p[i] * means[i];
    }
    return new DistanceColumn(values, order, ranks, rank + 1, means, mean);
  }

  double value(int i) {
    return values[i];
  }

  /** {@code dCov^2(x, x) = 2 (sum p x^2 - (sum p x)^2) - 2 sum p a_i^2 + a^2}, centred so. */
  double variance(double[] p, Centring centring) {
    double squares = 0;
    double sum = 0;
    double meanSquares = 0;
    for (int i = 0; i < p.length; i++) {
      squares += p[i] * values[i] * values[i];
      sum += p[i] * values[i];
      meanSquares += p[i] * means[i] * means[i];
    }
    return centring.of(2 * (squares - sum * sum), meanSquares, mean * mean);
  }

  /**
   * {@code sum_j p_j sign(x_i - x_j) v_j} for each i; ties count 0.
   *
   * @param v null for all 1
   */
  double[] signedSums(double[] v, double[] p) {
    double[] ofRank = new double[distinct + 1];
    for (int i = 0; i < p.length; i++) {
      ofRank[ranks[i] + 1] += v == null ? p[i] : p[i] * v[i];
    }
    for (int r = 0; r < distinct; r++) {
      ofRank[r + 1] += ofRank[r];
    }
    double[] sums = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      sums[i] = ofRank[ranks[i]] - (ofRank[distinct] - ofRank[ranks[i] + 1]);
    }
    return sums;
  }
}
