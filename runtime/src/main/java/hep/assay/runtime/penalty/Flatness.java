// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.penalty;

import hep.assay.runtime.math.Order;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.Term;

/**
 * Bin flatness: {@code strength * sum_b w_b integral_0^1 (F_b(s) - F(s))^2 ds}, with {@code F_b}
 * the distribution function of the scores in cell b of the protected columns, {@code w_b} its share
 * of the weight and F that of all (Rogozhnikov, Bukva, Gligorov, Ustyuzhanin and Williams,
 * arXiv:1410.4140, equation 6). Cells are products of quantile bins of the training events.
 *
 * <p>The integral is exact: between neighbouring scores nothing changes. So is the slope, {@code -2
 * w_i (F_b(s_i) - F(s_i))} with both in the middle of the event's own step; the change of F itself
 * cancels in the sum over cells.
 *
 * <p>With {@code neighbours}, neighbourhoods instead of cells: {@link NeighbourFlatness}.
 *
 * <p>Meant for trees, which it reaches through their gradients, and right for networks too.
 */
public record Flatness() implements Penalty {
  public static final Term TERM =
      Term.of(
              "flatness",
              "the same distribution of scores in every cell of the columns",
              Setting.number("strength", "factor of the penalty in the loss")
                  .orElse(10)
                  .within(0, 1e6),
              Setting.integer("bins", "quantile bins of each column; cells are their products")
                  .orElse(10)
                  .within(2, 1000),
              Setting.integer(
                      "neighbours",
                      "where given, the nearest events in the columns stand for a cell, and bins for"
                          + " nothing")
                  .within(2, 100_000)
                  .maybe(),
              WARMUP)
          .positionally("strength")
          .from("arXiv:1410.4140");

  @Override
  public Term term() {
    return TERM;
  }

  @Override
  public Suits suits() {
    return Suits.ALL;
  }

  @Override
  public Running start(Settings settings, ProtectedEvents training, Seed seed) {
    if (settings.has("neighbours")) {
      return new NeighbourFlatness(
          training, settings.integer("neighbours"), settings.number("strength"));
    }
    double[][] edges = new double[training.columns().length][];
    for (int c = 0; c < edges.length; c++) {
      edges[c] =
          Quantile.edges(training.columns()[c], training.weights(), settings.integer("bins"));
    }
    return new Even(edges, settings.number("strength"));
  }

  /** The penalty of one training. */
  private record Even(double[][] edges, double strength) implements Running {

    @Override
    public double step(ProtectedEvents batch, double[] slopes) {
      double value = loss(batch, slopes);
      for (int i = 0; i < slopes.length; i++) {
        slopes[i] *= strength;
      }
      return strength * value;
    }

    @Override
    public double value(ProtectedEvents events) {
      return strength * loss(events, new double[events.count()]);
    }

    /** Walks along the scores; equal ones move together and share the middle of their step. */
    private double loss(ProtectedEvents events, double[] slopes) {
      int[] cell = cells(events);
      double[] share = new double[cells()];
      double total = 0;
      for (double weight : events.weights()) {
        total += weight;
      }
      for (int i = 0; i < cell.length; i++) {
        share[cell[i]] += events.weights()[i] / total;
      }
      double[] scores = events.scores();
      int[] order = Order.ascending(scores);
      double[] local = new double[share.length];
      double all = 0;
      double squares = 0;
      double loss = 0;
      for (int from = 0; from < order.length; ) {
        int to = from;
        double step = 0;
        for (; to < order.length && scores[order[to]] == scores[order[from]]; to++) {
          int i = order[to];
          double own = events.weights()[i] / total;
          slopes[i] = -own * (local(local, share, cell[i]) - all);
          squares -= squared(local, share, cell[i]);
          local[cell[i]] += own;
          squares += squared(local, share, cell[i]);
          step += own;
        }
        all += step;
        for (int k = from; k < to; k++) {
          int i = order[k];
          slopes[i] -= events.weights()[i] / total * (local(local, share, cell[i]) - all);
        }
        double until = to < order.length ? scores[order[to]] : scores[order[from]];
        loss += (squares - all * all) * (until - scores[order[from]]);
        from = to;
      }
      return loss;
    }

    private static double local(double[] sums, double[] share, int cell) {
      return share[cell] > 0 ? sums[cell] / share[cell] : 0;
    }

    private static double squared(double[] sums, double[] share, int cell) {
      return share[cell] > 0 ? sums[cell] * sums[cell] / share[cell] : 0;
    }

    private int cells() {
      int cells = 1;
      for (double[] one : edges) {
        cells = Math.multiplyExact(cells, one.length + 1);
      }
      return cells;
    }

    private int[] cells(ProtectedEvents events) {
      int[] cell = new int[events.count()];
      for (int c = 0; c < edges.length; c++) {
        for (int i = 0; i < cell.length; i++) {
          cell[i] =
              cell[i] * (edges[c].length + 1) + Quantile.bin(events.columns()[c][i], edges[c]);
        }
      }
      return cell;
    }
  }
}
