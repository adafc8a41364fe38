// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

/**
 * {@code sum_j s_ij p_j v_j} with {@code s_ij = sign(x_i - x_j) sign(y_i - y_j)}, for v = 1, x, y
 * and x y.
 *
 * <p>Walking along x, a Fenwick tree over the ranks of y holds what has been passed: with L and G
 * the sums over smaller and greater y, {@code s = 2 (L - G of those passed) - (L - G of all)}.
 */
record SignedSums(double[] ones, double[] x, double[] y, double[] xy) {
  /** Four sums a node, side by side. */
  private static final int SUMS = 4;

  static SignedSums of(DistanceColumn x, DistanceColumn y, double[] p) {
    int n = p.length;
    double[][] v = {
      new double[n], new double[n], new double[n], new double[n],
    };
    for (int i = 0; i < n; i++) {
      v[0][i] = 1;
      v[1][i] = x.value(i);
      v[2][i] = y.value(i);
      v[3][i] = x.value(i) * y.value(i);
    }
    double[][] sums = new double[SUMS][];
    for (int s = 0; s < SUMS; s++) {
      sums[s] = y.signedSums(v[s], p);
    }
    walk(x, y, p, v, sums);
    return new SignedSums(sums[0], sums[1], sums[2], sums[3]);
  }

  /** Turns the sums over all into those with the sign of x as well. */
  private static void walk(
      DistanceColumn x, DistanceColumn y, double[] p, double[][] v, double[][] sums) {
    double[] tree = new double[SUMS * (y.distinct() + 2)];
    double[] passed = new double[SUMS];
    double[] below = new double[SUMS];
    double[] notAbove = new double[SUMS];
    for (int i : x.order()) {
      int rank = y.ranks()[i];
      sum(tree, rank, below);
      sum(tree, rank + 1, notAbove);
      for (int s = 0; s < SUMS; s++) {
        double greater = passed[s] - notAbove[s];
        sums[s][i] = 2 * (below[s] - greater) - sums[s][i];
        passed[s] += p[i] * v[s][i];
      }
      for (int node = rank + 1; node <= y.distinct(); node += node & -node) {
        for (int s = 0; s < SUMS; s++) {
          tree[SUMS * node + s] += p[i] * v[s][i];
        }
      }
    }
  }

  /** The sums over the first ranks. */
  private static void sum(double[] tree, int ranks, double[] into) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int node = ranks; node > 0; node -= node & -node) {
      a += tree[SUMS * node];
      b += tree[SUMS * node + 1];
      c += tree[SUMS * node + 2];
      d += tree[SUMS * node + 3];
    }
    into[0] = a;
    into[1] = b;
    into[2] = c;
    into[3] = d;
  }
}
