// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

import hep.assay.runtime.network.Layer;
import java.util.Arrays;

/** The mean, sum or largest over the nodes that are there, feature by feature. */
final class ReadoutStage implements Stage {
  private final Layer.Readout shape;
  private final Structure graph;
  private final Signal input;
  private final Signal output;

  /** The node with the largest value, -1 for none. */
  private final int[] winners;

  ReadoutStage(Layer.Readout shape, Structure graph, Signal input, Signal output, int capacity) {
    this.shape = shape;
    this.graph = graph;
    this.input = input;
    this.output = output;
    this.winners = new int[capacity * shape.channels()];
  }

  /** What each node counts in a sum: 1, or 1 over their number. */
  private float share(int event) {
    int count = 0;
    for (int i = 0; i < graph.nodes(); i++) {
      count += graph.present(event, i) ? 1 : 0;
    }
    return shape.pooling() == Layer.Pooling.MEAN ? 1f / Math.max(1, count) : 1;
  }

  private int at(int event, int node) {
    return (event * graph.nodes() + node) * input.plane.step();
  }

  @Override
  public void forward(Passage pass) {
    int step = output.plane.step();
    Arrays.fill(winners, -1);
    for (int event = 0; event < pass.rows(); event++) {
      Arrays.fill(output.values, event * step, (event + 1) * step, 0);
      float share = share(event);
      for (int i = 0; i < graph.nodes(); i++) {
        if (graph.present(event, i)) {
          take(event, i, share);
        }
      }
    }
  }

  private void take(int event, int node, float share) {
    int from = at(event, node);
    int to = event * output.plane.step();
    for (int c = 0; c < shape.channels(); c++) {
      float value = input.values[from + c];
      int winner = event * shape.channels() + c;
      if (shape.pooling() != Layer.Pooling.MAX) {
        output.values[to + c] = Math.fma(share, value, output.values[to + c]);
      } else if (winners[winner] < 0 || value > output.values[to + c]) {
        winners[winner] = node;
        output.values[to + c] = value;
      }
    }
  }

  @Override
  public void backward(Passage pass) {
    if (input.slopes == null) {
      return;
    }
    Arrays.fill(input.slopes, 0, input.plane.length(pass.rows()), 0);
    for (int event = 0; event < pass.rows(); event++) {
      float share = share(event);
      for (int i = 0; i < graph.nodes(); i++) {
        for (int c = 0; c < shape.channels() && graph.present(event, i); c++) {
          boolean all = shape.pooling() != Layer.Pooling.MAX;
          if (all || winners[event * shape.channels() + c] == i) {
            input.slopes[at(event, i) + c] = share * output.slopes[event * output.plane.step() + c];
          }
        }
      }
    }
  }
}
