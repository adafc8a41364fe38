// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

import java.util.Arrays;

/**
 * The nearest of some points to each of them, by a tree of halves (Bentley, CACM 18 (1975) 509):
 * exact, in the Euclidean distance; of equally far points the one of lower index is nearer.
 */
public final class NearestNeighbours {
  private static final int LEAF = 16;

  private final double[][] points;
  private final int[] order;

  /** Of a split range, by its middle: the least coordinate of its upper half. */
  private final double[] cuts;

  private NearestNeighbours(double[][] points) {
    this.points = points;
    this.order = new int[points.length];
    this.cuts = new double[points.length];
    Arrays.setAll(order, i -> i);
    split(0, order.length, 0);
  }

  /**
   * The {@code count} nearest points of each point, itself included, nearest first.
   *
   * @param points {@code [points][coordinates]}
   * @return {@code [points][count]}; fewer where there are not so many points
   */
  public static int[][] of(double[][] points, int count) {
    NearestNeighbours tree = new NearestNeighbours(points);
    int[][] nearest = new int[points.length][];
    for (int i = 0; i < points.length; i++) {
      Found found = new Found(points[i], Math.min(count, points.length));
      tree.search(0, points.length, 0, found);
      nearest[i] = found.indices;
    }
    return nearest;
  }

  /** Puts the median of the axis in the middle, and so on in both halves. */
  private void split(int from, int to, int axis) {
    if (to - from <= LEAF) {
      return;
    }
    int[] part = Arrays.copyOfRange(order, from, to);
    double[] values = new double[part.length];
    for (int k = 0; k < part.length; k++) {
      values[k] = points[part[k]][axis];
    }
    int[] sorted = Order.ascending(values);
    for (int k = 0; k < part.length; k++) {
      order[from + k] = part[sorted[k]];
    }
    int middle = (from + to) >>> 1;
    cuts[middle] = values[sorted[middle - from]];
    int next = (axis + 1) % points[0].length;
    split(from, middle, next);
    split(middle, to, next);
  }

  private void search(int from, int to, int axis, Found found) {
    if (to - from <= LEAF) {
      for (int k = from; k < to; k++) {
        found.offer(order[k], points[order[k]]);
      }
      return;
    }
    int middle = (from + to) >>> 1;
    int next = (axis + 1) % points[0].length;
    double gap = found.at[axis] - cuts[middle];
    boolean low = gap < 0;
    search(low ? from : middle, low ? middle : to, next, found);
    if (gap * gap <= found.farthest()) {
      search(low ? middle : from, low ? to : middle, next, found);
    }
  }

  /** The best so far, in order. */
  private static final class Found {
    private final double[] at;
    private final int[] indices;
    private final double[] distances;
    private int count;

    Found(double[] at, int wanted) {
      this.at = at;
      this.indices = new int[wanted];
      this.distances = new double[wanted];
    }

    double farthest() {
      return count < indices.length ? Double.POSITIVE_INFINITY : distances[count - 1];
    }

    void offer(int index, double[] point) {
      double distance = 0;
      for (int c = 0; c < at.length; c++) {
        distance += (point[c] - at[c]) * (point[c] - at[c]);
      }
      if (count == indices.length && !before(distance, index, count - 1)) {
        return;
      }
      int place = count < indices.length ? count++ : count - 1;
      while (place > 0 && before(distance, index, place - 1)) {
        distances[place] = distances[place - 1];
        indices[place] = indices[place - 1];
        place--;
      }
      distances[place] = distance;
      indices[place] = index;
    }

    private boolean before(double distance, int index, int place) {
      return distance < distances[place] || distance == distances[place] && index < indices[place];
    }
  }
}
