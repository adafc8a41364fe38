// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.network.Layer;
import java.util.Arrays;

/**
 * Pooling over the nodes that are there: of the largest the (first) winner takes all, of a sum or
 * mean each node gets its share of the sum.
 *
 * @param graph the event's; null until there is one
 */
record ReadoutStage(Layer.Readout layer, EventGraph graph) implements Stage {

  @Override
  public Stage on(EventGraph event) {
    return new ReadoutStage(layer, event);
  }

  private boolean largest() {
    return layer.pooling() == Layer.Pooling.MAX;
  }

  @Override
  public double[] forward(double[] a, boolean activated) {
    double[] y = new double[layer.channels()];
    int count = 0;
    for (boolean there : graph.present()) {
      count += there ? 1 : 0;
    }
    for (int c = 0; c < y.length; c++) {
      if (largest()) {
        int winner = winner(a, c);
        y[c] = winner < 0 ? 0 : a[winner];
      } else {
        y[c] = sum(a, c) / (layer.pooling() == Layer.Pooling.MEAN ? Math.max(1, count) : 1);
      }
    }
    return y;
  }

  private double sum(double[] a, int channel) {
    double sum = 0;
    for (int i = 0; i < layer.nodes(); i++) {
      sum += graph.present()[i] ? a[i * layer.channels() + channel] : 0;
    }
    return sum;
  }

  /** The place of the largest value; -1 where no node is there. */
  private int winner(double[] a, int channel) {
    int winner = -1;
    for (int i = 0; i < layer.nodes(); i++) {
      int place = i * layer.channels() + channel;
      if (graph.present()[i] && (winner < 0 || a[place] > a[winner])) {
        winner = place;
      }
    }
    return winner;
  }

  @Override
  public Rule.Pass pass() {
    return this::down;
  }

  /** What nobody can be given, as all nodes are 0, stays here as that of a bias. */
  private double down(double[] a, double[] above, double[] below) {
    Arrays.fill(below, 0);
    double kept = 0;
    for (int c = 0; c < above.length; c++) {
      int winner = largest() ? winner(a, c) : -1;
      double sum = largest() ? 0 : sum(a, c);
      if (winner >= 0) {
        below[winner] = above[c];
      } else if (sum == 0) {
        kept += above[c];
      }
      for (int i = 0; i < layer.nodes() && sum != 0; i++) {
        int place = i * layer.channels() + c;
        below[place] = graph.present()[i] ? a[place] / sum * above[c] : 0;
      }
    }
    return kept;
  }
}
