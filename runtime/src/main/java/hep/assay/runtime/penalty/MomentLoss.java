// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.math.Order;
import java.util.Arrays;

/**
 * The loss of MoDe[order] (arXiv:2010.09745, equations 3 to 8).
 *
 * <p>The column is scaled to [-1, 1] in each batch and cut into bins m of equal occupancy, with the
 * centre {@code x_m} at the mean and the width {@code d_m} from the first to the last of their
 * events. With {@code E_m(s)} the efficiency of a cut at s, the weighted fraction of the bin's
 * events with a score above it, and {@code P_l} the Legendre polynomials:
 *
 * <pre>
 * r_m(s) = E_m(s) - sum_(l <= order) c_l(s) P_l(x_m),   loss = integral_0^1 ds mean_m r_m(s)^2
 * </pre>
 *
 * <p>The moments {@code c_l(s)} are those of the published code, {@code (2 l + 1) / 2 sum_m d_m
 * P_l(x_m) E_m(s)}, or the coefficients of a least-squares fit to the bins. For a flat column and
 * many events a bin both are the paper's {@code (2 l + 1) / 2 integral P_l E}. In a small batch or
 * a falling spectrum the sum misses the gaps between bins and the bins' uneven filling, and so
 * punishes even a score that is independent, or linear where that is free; the fit does not.
 *
 * <p>The paper writes the fraction below the cut, {@code 1 - E_m}: the loss is the same, and only
 * the limits on the moments tell the two apart. Here the signal has the high scores, so that limits
 * apply to the efficiency of what passes.
 *
 * <p>The slope takes the moments' own change into account; an event moves {@code E_m} at the point
 * s that its score is next to.
 *
 * @param order highest Legendre polynomial that is free
 * @param bins wanted; fewer where the batch is small
 * @param fitted whether the moments are fitted, not summed
 * @param maxSlope with a > 0, {@code c_1} becomes {@code a c_0 tanh(c_1 / (a c_0))}
 * @param monotonic whether {@code c_2} becomes {@code c_1 / 3 tanh(3 c_2 / c_1)}
 */
record MomentLoss(int order, int bins, boolean fitted, double maxSlope, boolean monotonic) {
  /** Points of the integral over s: midpoints of as many parts of [0, 1]. */
  static final int POINTS = 64;

  /** The loss; {@code slopes} is filled with its derivatives by each score. */
  double value(double[] column, double[] scores, double[] weights, double[] slopes) {
    MassBins mass = MassBins.of(column, weights, Math.max(2, Math.min(bins, column.length / 4)));
    double[][] above = above(mass, scores, weights);
    double[][] moments = fitted ? fit(mass.centre()) : sums(mass);
    double[][] pull = new double[POINTS][];
    double loss = 0;
    for (int k = 0; k < POINTS; k++) {
      pull[k] = new double[mass.count()];
      loss += point(mass, moments, above[k], pull[k]) / POINTS;
    }
    for (int i = 0; i < scores.length; i++) {
      int m = mass.bin()[i];
      slopes[i] =
          mass.weight()[m] > 0 ? weights[i] / mass.weight()[m] * pull[cell(scores[i])][m] : 0;
    }
    return loss;
  }

  static int cell(double score) {
    return Math.max(0, Math.min(POINTS - 1, (int) (score * POINTS)));
  }

  /** {@code E_m(s)} at each point, {@code [points][bins]}; a score on the point counts half. */
  private static double[][] above(MassBins mass, double[] scores, double[] weights) {
    double[][] below = new double[POINTS][mass.count()];
    for (int i = 0; i < scores.length; i++) {
      int m = mass.bin()[i];
      int cell = cell(scores[i]);
      double point = (cell + 0.5) / POINTS;
      double share = mass.weight()[m] > 0 ? weights[i] / mass.weight()[m] : 0;
      below[cell][m] += scores[i] < point ? share : scores[i] == point ? share / 2 : 0;
      if (cell + 1 < POINTS) {
        below[cell + 1][m] += scores[i] < point ? 0 : scores[i] == point ? share / 2 : share;
      }
    }
    for (int k = 1; k < POINTS; k++) {
      for (int m = 0; m < mass.count(); m++) {
        below[k][m] += below[k - 1][m];
      }
    }
    for (double[] one : below) {
      for (int m = 0; m < mass.count(); m++) {
        one[m] = (mass.weight()[m] > 0 ? 1 : 0) - one[m];
      }
    }
    return below;
  }

  /** The loss at one s; {@code pull} is filled with its derivatives by each {@code E_m}. */
  private double point(MassBins mass, double[][] moments, double[] above, double[] pull) {
    int n = mass.count();
    double[] c = new double[3];
    for (int l = 0; l <= order; l++) {
      for (int m = 0; m < n; m++) {
        c[l] += moments[l][m] * above[m];
      }
    }
    double[][] slope = new double[3][3];
    double[] allowed = allowed(c, slope);
    double loss = 0;
    double[] along = new double[3];
    for (int m = 0; m < n; m++) {
      double residual = above[m];
      for (int l = 0; l <= order; l++) {
        residual -= allowed[l] * legendre(l, mass.centre()[m]);
      }
      loss += residual * residual / n;
      pull[m] = 2 * residual / n;
      for (int l = 0; l <= order; l++) {
        along[l] -= 2 * residual / n * legendre(l, mass.centre()[m]);
      }
    }
    for (int l = 0; l <= order; l++) {
      double byMoment = 0;
      for (int limited = 0; limited <= order; limited++) {
        byMoment += along[limited] * slope[limited][l];
      }
      for (int m = 0; m < n; m++) {
        pull[m] += byMoment * moments[l][m];
      }
    }
    return loss;
  }

  /** The matrix {@code (2 l + 1) / 2 d_m P_l(x_m)} of the published code's sums. */
  private double[][] sums(MassBins mass) {
    double[][] sums = new double[order + 1][mass.count()];
    for (int l = 0; l <= order; l++) {
      for (int m = 0; m < mass.count(); m++) {
        sums[l][m] = (l + 0.5) * mass.width()[m] * legendre(l, mass.centre()[m]);
      }
    }
    return sums;
  }

  /**
   * The matrix {@code (P^T P)^-1 P^T} of the least squares, {@code [order + 1][bins]}; a polynomial
   * that the bins can't tell from lower ones has a row of zeros.
   */
  private double[][] fit(double[] centre) {
    int n = centre.length;
    double[][] rows = new double[order + 1][order + 1 + n];
    for (int l = 0; l <= order; l++) {
      for (int m = 0; m < n; m++) {
        rows[l][order + 1 + m] = legendre(l, centre[m]);
        for (int k = 0; k <= order; k++) {
          rows[l][k] += legendre(l, centre[m]) * legendre(k, centre[m]);
        }
      }
    }
    for (int l = 0; l <= order; l++) {
      eliminate(rows, l, 1e-9 * n);
    }
    double[][] fit = new double[order + 1][];
    for (int l = 0; l <= order; l++) {
      fit[l] = Arrays.copyOfRange(rows[l], order + 1, order + 1 + n);
    }
    return fit;
  }

  /** One step of Gauss and Jordan. */
  private static void eliminate(double[][] rows, int l, double smallest) {
    double pivot = rows[l][l];
    if (Math.abs(pivot) < smallest) {
      Arrays.fill(rows[l], 0);
      return;
    }
    for (int k = 0; k < rows[l].length; k++) {
      rows[l][k] /= pivot;
    }
    for (int other = 0; other < rows.length; other++) {
      double factor = other == l ? 0 : rows[other][l];
      for (int k = 0; factor != 0 && k < rows[l].length; k++) {
        rows[other][k] -= factor * rows[l][k];
      }
    }
  }

  /** The moments after their limits, and the derivatives {@code slope[limited][of]}. */
  private double[] allowed(double[] c, double[][] slope) {
    double[] allowed = c.clone();
    for (int l = 0; l < 3; l++) {
      slope[l][l] = 1;
    }
    if (maxSlope > 0 && order >= 1) {
      limit(allowed, slope, 1, maxSlope, 0);
    }
    if (monotonic && order >= 2) {
      limit(allowed, slope, 2, 1 / 3.0, 1);
    }
    return allowed;
  }

  /** {@code x = a b tanh(x / (a b))}, with the chain rule. */
  private static void limit(double[] values, double[][] slope, int x, double a, int b) {
    double bound = a * values[b];
    if (Math.abs(bound) < 1e-12) {
      values[x] = 0;
      Arrays.fill(slope[x], 0);
      return;
    }
    double ratio = values[x] / bound;
    double tanh = Math.tanh(ratio);
    double byX = 1 - tanh * tanh;
    double byBound = tanh - ratio * byX;
    values[x] = bound * tanh;
    for (int l = 0; l < 3; l++) {
      slope[x][l] = byX * slope[x][l] + byBound * a * slope[b][l];
    }
  }

  private static double legendre(int l, double m) {
    return l == 0 ? 1 : l == 1 ? m : 1.5 * m * m - 0.5;
  }

  /**
   * Bins of equal occupancy in a column scaled to [-1, 1].
   *
   * @param bin of each event
   * @param centre mean of each bin
   * @param width from the first to the last event of each bin
   * @param weight sum of weights in each bin
   */
  record MassBins(int[] bin, double[] centre, double[] width, double[] weight) {
    int count() {
      return centre.length;
    }

    static MassBins of(double[] column, double[] weights, int bins) {
      int n = column.length;
      int[] order = Order.ascending(column);
      double low = column[order[0]];
      double range = Math.max(column[order[n - 1]] - low, 1e-300);
      int[] bin = new int[n];
      double[] centre = new double[bins];
      double[] width = new double[bins];
      double[] weight = new double[bins];
      for (int m = 0; m < bins; m++) {
        int from = (int) ((long) n * m / bins);
        int to = (int) ((long) n * (m + 1) / bins);
        width[m] = 2 * (column[order[to - 1]] - column[order[from]]) / range;
        for (int k = from; k < to; k++) {
          bin[order[k]] = m;
          centre[m] += (2 * (column[order[k]] - low) / range - 1) / (to - from);
          weight[m] += weights[order[k]];
        }
      }
      return new MassBins(bin, centre, width, weight);
    }
  }
}
