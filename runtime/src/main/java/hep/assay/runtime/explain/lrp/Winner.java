// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.explain.lrp;

import hep.assay.runtime.network.Grids;
import hep.assay.runtime.network.Layer;
import java.util.Arrays;

/** Max pooling: the (first) largest of a window takes all of its relevance. */
record Winner(Layer.Pool layer, int[] windows) implements Stage {

  Winner(Layer.Pool layer) {
    this(layer, windows(layer));
  }

  /** The places of each window, {@code [windows][places of a window]}. */
  private static int[] windows(Layer.Pool layer) {
    int[] n = Grids.three(layer.size());
    int[] w = Grids.three(layer.window());
    int[] m = Grids.three(layer.pooled());
    int[] first = Grids.three(layer.first(), 0);
    int[] stride = Grids.three(layer.stride());
    int count = w[0] * w[1] * w[2];
    int[] places = new int[m[0] * m[1] * m[2] * count];
    for (int i = 0; i < places.length; i++) {
      int window = i / count;
      int tap = i % count;
      int z = first[0] + window / (m[1] * m[2]) * stride[0] + tap / (w[1] * w[2]);
      int y = first[1] + window / m[2] % m[1] * stride[1] + tap / w[2] % w[1];
      int x = first[2] + window % m[2] * stride[2] + tap % w[2];
      places[i] = (z * n[1] + y) * n[2] + x;
    }
    return places;
  }

  /** The input that each output is. */
  private int[] winners(double[] a) {
    int channels = layer.channels();
    int count = Grids.product(layer.window());
    int[] winners = new int[layer.outputs()];
    Arrays.fill(winners, -1);
    for (int i = 0; i < windows.length; i++) {
      for (int c = 0; c < channels; c++) {
        int output = i / count * channels + c;
        int input = windows[i] * channels + c;
        if (winners[output] < 0 || a[input] > a[winners[output]]) {
          winners[output] = input;
        }
      }
    }
    return winners;
  }

  @Override
  public double[] forward(double[] a, boolean activated) {
    return Arrays.stream(winners(a)).mapToDouble(input -> a[input]).toArray();
  }

  @Override
  public Rule.Pass pass() {
    return (a, above, below) -> {
      Arrays.fill(below, 0);
      int[] winners = winners(a);
      for (int k = 0; k < winners.length; k++) {
        below[winners[k]] += above[k];
      }
      return 0;
    };
  }
}
