// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.training.Examples;

/**
 * Weighted least squares of some input columns on all others, with an intercept; weights count by
 * their absolute value.
 */
final class LinearRegression {
  private LinearRegression() {}

  /** A column that is, to this part of its variance, a sum of earlier ones gets no coefficient. */
  private static final double REDUNDANT = 1e-9;

  /** What the other columns predict of a feature's columns: {@code [events][columns of it]}. */
  static Matrix predicted(Examples events, Feature feature) {
    int inputs = events.events().columns();
    int[] others = new int[inputs - feature.columns().size()];
    for (int column = 0, k = 0; column < inputs; column++) {
      if (!feature.columns().contains(column)) {
        others[k++] = column;
      }
    }
    double[] means = means(events);
    double[][] factor = cholesky(covariances(events, means, others));
    Matrix predicted = Matrix.zeros(events.count(), feature.columns().size());
    for (int c = 0; c < feature.columns().size(); c++) {
      int target = feature.columns().get(c);
      double[] slopes = solve(factor, covariances(events, means, others, target));
      for (int i = 0; i < events.count(); i++) {
        double value = means[target];
        for (int k = 0; k < others.length; k++) {
          value += slopes[k] * (events.events().get(i, others[k]) - means[others[k]]);
        }
        predicted.set(i, c, (float) value);
      }
    }
    return predicted;
  }

  private static double[] means(Examples events) {
    double[] means = new double[events.events().columns()];
    double total = 0;
    for (int i = 0; i < events.count(); i++) {
      double weight = Math.abs(events.weights()[i]);
      total += weight;
      for (int j = 0; j < means.length; j++) {
        means[j] += weight * events.events().get(i, j);
      }
    }
    for (int j = 0; j < means.length; j++) {
      means[j] /= total;
    }
    return means;
  }

  private static double[] covariances(Examples events, double[] means, int[] others, int target) {
    double[] sums = new double[others.length];
    for (int i = 0; i < events.count(); i++) {
      double weight = Math.abs(events.weights()[i]);
      double deviation = weight * (events.events().get(i, target) - means[target]);
      for (int k = 0; k < sums.length; k++) {
        sums[k] += deviation * (events.events().get(i, others[k]) - means[others[k]]);
      }
    }
    return sums;
  }

  private static double[][] covariances(Examples events, double[] means, int[] columns) {
    double[][] matrix = new double[columns.length][];
    for (int k = 0; k < columns.length; k++) {
      matrix[k] = covariances(events, means, columns, columns[k]);
    }
    return matrix;
  }

  /** Lower factor of a positive semidefinite matrix; the row of a redundant column is zero. */
  private static double[][] cholesky(double[][] matrix) {
    int n = matrix.length;
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        if (i == j) {
          lower[i][i] = sum > REDUNDANT * matrix[i][i] ? Math.sqrt(sum) : 0;
        } else {
          lower[i][j] = lower[j][j] > 0 ? sum / lower[j][j] : 0;
        }
      }
    }
    return lower;
  }

  /** Solves {@code L L^T x = b}; the coefficient of a redundant column is zero. */
  private static double[] solve(double[][] lower, double[] b) {
    int n = b.length;
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= lower[i][k] * x[k];
      }
      x[i] = lower[i][i] > 0 ? x[i] / lower[i][i] : 0;
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= lower[k][i] * x[k];
      }
      x[i] = lower[i][i] > 0 ? x[i] / lower[i][i] : 0;
    }
    return x;
  }
}
