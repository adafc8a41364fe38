// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain;

import hep.assay.runtime.math.Seed;
import java.util.SplittableRandom;

/**
 * A weighted permutation: events stand in random order on a circle, each as wide as the absolute
 * value of its weight, and each takes its value from the event that a random turn brings to its
 * middle.
 */
final class Circle {
  private Circle() {}

  /** For each event the index of the event that it takes its value from. */
  static int[] donors(float[] weights, Seed seed) {
    SplittableRandom random = seed.stream();
    int n = weights.length;
    int[] order = shuffled(n, random);
    double[] end = new double[n];
    double total = 0;
    for (int k = 0; k < n; k++) {
      total += Math.abs(weights[order[k]]);
      end[k] = total;
    }
    double turn = random.nextDouble() * total;
    int[] donors = new int[n];
    int at = 0;
    for (int k = 0; k < n; k++) {
      double middle = end[k] - 0.5 * Math.abs(weights[order[k]]) + turn;
      while (at < 2 * n - 1 && ends(end, total, at) <= middle) {
        at++;
      }
      donors[order[k]] = order[at % n];
    }
    return donors;
  }

  /** The end of the k-th event when the circle is walked twice. */
  private static double ends(double[] end, double total, int k) {
    return k < end.length ? end[k] : total + end[k - end.length];
  }

  private static int[] shuffled(int n, SplittableRandom random) {
    int[] order = new int[n];
    for (int k = 0; k < n; k++) {
      int other = random.nextInt(k + 1);
      order[k] = order[other];
      order[other] = k;
    }
    return order;
  }
}
