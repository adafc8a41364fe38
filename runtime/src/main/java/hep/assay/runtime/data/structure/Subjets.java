// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.structure;

import java.util.Arrays;

/**
 * The two subjets of a jet by soft drop with beta = 0 (the modified mass drop tagger).
 *
 * <p>The objects are clustered by Cambridge/Aachen: the nearest two are joined until one is left.
 * Then the last joining is undone, and again that of the harder part, until the softer part has
 * more than {@code zCut} of the sum of both. Joining adds values and takes the mean position
 * weighted by value (the scheme of the transverse momentum).
 *
 * <p>References: Dokshitzer et al., arXiv:hep-ph/9707323 (clustering); Larkoski et al.,
 * arXiv:1402.2657, eq. 1.1 (soft drop).
 */
final class Subjets {
  private final double[][] at;
  private final int[] left;
  private final int[] right;
  private int nodes;

  private Subjets(double[][] objects, boolean[] cyclic) {
    int most = 2 * objects[0].length;
    this.at = new double[3][most];
    this.left = new int[most];
    this.right = new int[most];
    Arrays.fill(left, -1);
    for (int i = 0; i < objects[0].length; i++) {
      if (objects[2][i] > 0 && Double.isFinite(objects[0][i]) && Double.isFinite(objects[1][i])) {
        for (int k = 0; k < 3; k++) {
          at[k][nodes] = objects[k][i];
        }
        nodes++;
      }
    }
    cluster(cyclic);
  }

  /**
   * The positions of the harder and the softer subjet.
   *
   * @param objects {@code [x, y, value][object]}
   * @return {@code [subjet][x, y]}; the second is null where no splitting passes, and then the
   *     first is the whole jet
   */
  static double[][] of(double[][] objects, boolean[] cyclic, double zCut) {
    Subjets tree = new Subjets(objects, cyclic);
    if (tree.nodes == 0) {
      return new double[][] {{0, 0}, null};
    }
    int whole = tree.nodes - 1;
    for (int node = whole; tree.left[node] >= 0; ) {
      boolean turned = tree.at[2][tree.right[node]] > tree.at[2][tree.left[node]];
      int harder = turned ? tree.right[node] : tree.left[node];
      int softer = turned ? tree.left[node] : tree.right[node];
      if (tree.at[2][softer] > zCut * (tree.at[2][softer] + tree.at[2][harder])) {
        return new double[][] {tree.position(harder), tree.position(softer)};
      }
      node = harder;
    }
    return new double[][] {tree.position(whole), null};
  }

  private double[] position(int node) {
    return new double[] {at[0][node], at[1][node]};
  }

  /** Joins the nearest two until one is left; each open part remembers its nearest one. */
  private void cluster(boolean[] cyclic) {
    int[] open = new int[nodes];
    Arrays.setAll(open, i -> i);
    int[] nearest = new int[nodes];
    double[] distance = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      find(i, open, open.length, nearest, distance, cyclic);
    }
    for (int count = open.length; count > 1; count--) {
      int one = 0;
      for (int i = 1; i < count; i++) {
        one = distance[i] < distance[one] ? i : one;
      }
      int a = Math.min(one, nearest[one]);
      int b = Math.max(one, nearest[one]);
      int last = count - 1;
      open[a] = join(open[a], open[b], cyclic);
      open[b] = open[last];
      nearest[b] = nearest[last];
      distance[b] = distance[last];
      for (int i = 0; i < last; i++) {
        boolean stale = i == a || nearest[i] == a || nearest[i] == b;
        nearest[i] = nearest[i] == last ? b : nearest[i];
        double toJoined = i == a ? 0 : distance(open[i], open[a], cyclic);
        if (stale) {
          find(i, open, last, nearest, distance, cyclic);
        } else if (toJoined < distance[i]) {
          nearest[i] = a;
          distance[i] = toJoined;
        }
      }
    }
  }

  private void find(
      int i, int[] open, int count, int[] nearest, double[] distance, boolean[] cyclic) {
    distance[i] = Double.POSITIVE_INFINITY;
    for (int j = 0; j < count; j++) {
      double between = j == i ? Double.POSITIVE_INFINITY : distance(open[i], open[j], cyclic);
      if (between < distance[i]) {
        distance[i] = between;
        nearest[i] = j;
      }
    }
  }

  private double distance(int i, int j, boolean[] cyclic) {
    double dx = JetFrame.difference(at[0][i], at[0][j], cyclic[0]);
    double dy = JetFrame.difference(at[1][i], at[1][j], cyclic[1]);
    return dx * dx + dy * dy;
  }

  private int join(int i, int j, boolean[] cyclic) {
    double sum = at[2][i] + at[2][j];
    for (int k = 0; k < 2; k++) {
      at[k][nodes] = at[k][i] + at[2][j] / sum * JetFrame.difference(at[k][j], at[k][i], cyclic[k]);
    }
    at[2][nodes] = sum;
    left[nodes] = i;
    right[nodes] = j;
    return nodes++;
  }
}
