// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

import java.util.Arrays;

/**
 * The mutual information of two columns in nats, from counts in cells of equal content: {@code sum
 * p_ij ln(p_ij / (p_i p_j))}.
 *
 * <p>Values that are equal share a cell. Cells whose weights sum to less than zero count as empty.
 * For independent columns the mean is about {@code (r - 1) (c - 1) / (2 n)} with r and c filled
 * rows and columns and n effective events (Miller, 1955).
 */
public record MutualInformation(int[] row, int[] column, int rows, int columns) {

  /** Cells of {@code bins} quantiles of each column. */
  public static MutualInformation of(double[] x, double[] y, double[] weights, int bins) {
    return new MutualInformation(cells(x, weights, bins), cells(y, weights, bins), bins, bins);
  }

  private static int[] cells(double[] values, double[] weights, int bins) {
    double[] positive = Arrays.stream(weights).map(w -> Math.max(0, w)).toArray();
    int[] order = Order.ascending(values);
    double total = Arrays.stream(positive).sum();
    int[] cell = new int[values.length];
    double below = 0;
    int first = 0;
    double tied = 0;
    for (int k = 0; k < order.length; k++) {
      tied += positive[order[k]];
      if (k == order.length - 1 || values[order[k]] != values[order[k + 1]]) {
        int at = (int) Math.max(0, Math.min(bins - 1, bins * (below + tied / 2) / total));
        for (; first <= k; first++) {
          cell[order[first]] = at;
        }
        below += tied;
        tied = 0;
      }
    }
    return cell;
  }

  /** The mutual information of the events with these weights. */
  public double nats(double[] weights) {
    double[] cells = new double[rows * columns];
    for (int i = 0; i < weights.length; i++) {
      cells[row[i] * columns + column[i]] += weights[i];
    }
    double total = 0;
    double[] byRow = new double[rows];
    double[] byColumn = new double[columns];
    for (int k = 0; k < cells.length; k++) {
      cells[k] = Math.max(0, cells[k]);
      total += cells[k];
      byRow[k / columns] += cells[k];
      byColumn[k % columns] += cells[k];
    }
    double nats = 0;
    for (int k = 0; k < cells.length; k++) {
      if (cells[k] > 0) {
        double ratio = cells[k] * total / (byRow[k / columns] * byColumn[k % columns]);
        nats += cells[k] / total * StrictMath.log(ratio);
      }
    }
    return nats;
  }

  /** What {@link #nats} is on average for independent columns. */
  public double bias(double[] weights) {
    double sum = 0;
    double squares = 0;
    for (double weight : weights) {
      sum += weight;
      squares += weight * weight;
    }
    double r = Arrays.stream(row).distinct().count();
    double c = Arrays.stream(column).distinct().count();
    return (r - 1) * (c - 1) * squares / (2 * sum * sum);
  }
}
