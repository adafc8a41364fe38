// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.math.NearestNeighbours;
import hep.assay.runtime.math.Order;
import java.util.Arrays;

/**
 * Flatness over neighbourhoods instead of cells: {@code strength * sum_c (w_c / W) integral (F_c(s)
 * - F(s))^2 ds}, with {@code F_c} the distribution function of the scores of the k events nearest
 * to event c in the protected columns (each divided by its standard deviation, c itself among
 * them), F that of all, and W the sum of all weights (Rogozhnikov, Bukva, Gligorov, Ustyuzhanin and
 * Williams, arXiv:1410.4140, section 3.2).
 *
 * <p>Exact, in {@code O(n k log k)}. An event's slope has two parts, as neighbourhoods overlap and
 * their mean is not F: {@code -2 w_i sum_(c near i) w_c / (W W_c) (F_c - F) + 2 w_i / W sum_c w_c /
 * W (F_c - F)}, both at its own score. A neighbourhood whose weights sum to 0 or less counts for
 * nothing.
 */
final class NeighbourFlatness implements Penalty.Running {
  private final double[] widths;
  private final int count;
  private final double strength;
  private final Neighbourhoods[] known = new Neighbourhoods[2];

  NeighbourFlatness(ProtectedEvents training, int count, double strength) {
    this.count = count;
    this.strength = strength;
    this.widths = new double[training.columns().length];
    for (int c = 0; c < widths.length; c++) {
      double[] column = training.columns()[c];
      double mean = Arrays.stream(column).average().orElse(0);
      double square = Arrays.stream(column).map(x -> (x - mean) * (x - mean)).average().orElse(0);
      widths[c] = square > 0 ? Math.sqrt(square) : 1;
    }
  }

  /** Who is near whom; trees ask for the same events again and again. */
  private record Neighbourhoods(double[][] columns, int[][] near) {}

  private int[][] near(ProtectedEvents events, int place) {
    Neighbourhoods before = known[place];
    if (before == null || !Arrays.deepEquals(before.columns(), events.columns())) {
      double[][] points = new double[events.count()][widths.length];
      for (int i = 0; i < points.length; i++) {
        for (int c = 0; c < widths.length; c++) {
          points[i][c] = events.columns()[c][i] / widths[c];
        }
      }
      before = new Neighbourhoods(events.columns(), NearestNeighbours.of(points, count));
      known[place] = before;
    }
    return before.near();
  }

  @Override
  public double step(ProtectedEvents batch, double[] slopes) {
    Walk walk = new Walk(batch);
    double loss = walk.loss(near(batch, 0));
    walk.slopes(strength, slopes);
    return strength * loss;
  }

  @Override
  public double value(ProtectedEvents events) {
    return strength * new Walk(events).loss(near(events, 1));
  }

  /** One look at all events along their scores; equal scores share the middle of their step. */
  private static final class Walk {
    private final double[] scores;
    private final double[] weights;
    private final double total;
    private final int[] order;
    private final int[] rank;

    /** Of each event the distribution function in the middle of its step. */
    private final double[] whole;

    /** Of each event the integral of the distribution function up to its score. */
    private final double[] area;

    private double squares;

    /** Sums over the neighbourhoods of an event of {@code w_c / (W W_c)}, and times F_c. */
    private final double[] near;

    private final double[] local;

    /** Sum of the weights {@code w_c / W} of all neighbourhoods. */
    private double counted;

    Walk(ProtectedEvents events) {
      this.scores = events.scores();
      this.weights = events.weights();
      this.total = Arrays.stream(weights).sum();
      this.order = Order.ascending(scores);
      this.rank = new int[order.length];
      for (int k = 0; k < order.length; k++) {
        rank[order[k]] = k;
      }
      this.whole = new double[order.length];
      this.area = new double[order.length];
      this.near = new double[order.length];
      this.local = new double[order.length];
      double[] all = new double[order.length];
      for (int i = 0; i < all.length; i++) {
        all[i] = weights[i] / total;
      }
      distribute(all, whole);
      integrate();
    }

    /** The first place after those of the same score. */
    private int end(int from) {
      int to = from + 1;
      while (to < order.length && scores[order[to]] == scores[order[from]]) {
        to++;
      }
      return to;
    }

    /** Cumulative sums along the scores, in the middle of each event's step. */
    private void distribute(double[] shares, double[] middles) {
      double sum = 0;
      for (int from = 0; from < order.length; ) {
        int to = end(from);
        double step = 0;
        for (int k = from; k < to; k++) {
          step += shares[order[k]];
        }
        for (int k = from; k < to; k++) {
          middles[order[k]] = sum + step / 2;
        }
        sum += step;
        from = to;
      }
    }

    private void integrate() {
      double sum = 0;
      double below = 0;
      for (int from = 0; from < order.length; ) {
        int to = end(from);
        double after = 2 * whole[order[from]] - below;
        for (int k = from; k < to; k++) {
          area[order[k]] = sum;
        }
        if (to < order.length) {
          double step = scores[order[to]] - scores[order[from]];
          sum += after * step;
          squares += after * after * step;
        }
        below = after;
        from = to;
      }
    }

    double loss(int[][] neighbourhoods) {
      double loss = 0;
      for (int c = 0; c < neighbourhoods.length; c++) {
        double own = 0;
        for (int j : neighbourhoods[c]) {
          own += weights[j];
        }
        if (own > 0) {
          double share = weights[c] / total;
          counted += share;
          loss += share * (squares + difference(neighbourhoods[c], own, share / own));
        }
      }
      return loss;
    }

    /** {@code integral F_c^2 - 2 F_c F}, up to the largest score. */
    private double difference(int[] members, double own, double factor) {
      int[] ranks = new int[members.length];
      for (int k = 0; k < ranks.length; k++) {
        ranks[k] = rank[members[k]];
      }
      Arrays.sort(ranks);
      int last = order[order.length - 1];
      double sum = 0;
      double below = 0;
      for (int from = 0; from < ranks.length; ) {
        double here = scores[order[ranks[from]]];
        int to = from;
        double step = 0;
        for (; to < ranks.length && scores[order[ranks[to]]] == here; to++) {
          step += weights[order[ranks[to]]] / own;
        }
        for (int k = from; k < to; k++) {
          near[order[ranks[k]]] += factor;
          local[order[ranks[k]]] += factor * (below + step / 2);
        }
        below += step;
        int next = to < ranks.length ? order[ranks[to]] : last;
        double covered = area[next] - area[order[ranks[from]]];
        sum += below * below * (scores[next] - here) - 2 * below * covered;
        from = to;
      }
      return sum;
    }

    /** After {@link #loss}. */
    void slopes(double strength, double[] slopes) {
      double[] shares = new double[order.length];
      for (int i = 0; i < shares.length; i++) {
        shares[i] = weights[i] * near[i];
      }
      double[] mean = new double[order.length];
      distribute(shares, mean);
      for (int i = 0; i < slopes.length; i++) {
        double ofNear = local[i] - near[i] * whole[i];
        double ofAll = mean[i] - counted * whole[i];
        slopes[i] = 2 * strength * weights[i] * (ofAll / total - ofNear);
      }
    }
  }
}
