// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

import hep.assay.runtime.network.Grids;
import hep.assay.runtime.network.Layer;
import java.util.Arrays;

/**
 * The largest of each window, channel by channel; its slope goes to the first of the largest.
 *
 * @param offsets where the places of a window stand, counted from its first
 * @param firsts where the first place of each window of each event stands in the input
 */
record PoolStage(Signal input, Signal output, int[] offsets, int[] firsts, boolean covers)
    implements Stage {

  static PoolStage of(Layer.Pool layer, Signal input, Signal output, int capacity) {
    int[] window = Grids.three(layer.window());
    int[] offsets = new int[window[0] * window[1] * window[2]];
    int at = 0;
    for (int z = 0; z < window[0]; z++) {
      for (int y = 0; y < window[1]; y++) {
        for (int x = 0; x < window[2]; x++) {
          offsets[at++] = input.plane.distance(z, y, x);
        }
      }
    }
    boolean covers = offsets.length * output.plane.places() == input.plane.places();
    return new PoolStage(input, output, offsets, firsts(layer, input, output, capacity), covers);
  }

  private static int[] firsts(Layer.Pool layer, Signal input, Signal output, int capacity) {
    int[] stride = Grids.three(layer.stride());
    int[] first = Grids.three(layer.first(), 0);
    Plane from = input.plane;
    Plane to = output.plane;
    int[] firsts = new int[capacity * to.places()];
    int at = 0;
    for (int event = 0; event < capacity; event++) {
      int start = from.lead() + event * from.event();
      for (int z = 0; z < to.depth(); z++) {
        for (int y = 0; y < to.height(); y++) {
          for (int x = 0; x < to.width(); x++) {
            firsts[at++] =
                start
                    + from.distance(
                        first[0] + z * stride[0],
                        first[1] + y * stride[1],
                        first[2] + x * stride[2]);
          }
        }
      }
    }
    return firsts;
  }

  @Override
  public void forward(Passage pass) {
    int step = output.plane.step();
    int[] to = output.table();
    int places = pass.rows() * output.plane.places();
    for (int i = 0; i < places; i++) {
      System.arraycopy(input.values, firsts[i], output.values, to[i], step);
      for (int k = 1; k < offsets.length; k++) {
        pass.kernel().larger(input.values, firsts[i] + offsets[k], output.values, to[i], step);
      }
    }
  }

  @Override
  public void backward(Passage pass) {
    if (input.slopes == null) {
      return;
    }
    if (!covers) {
      Arrays.fill(input.slopes, 0, input.plane.length(pass.rows()), 0);
    }
    int step = output.plane.step();
    int[] to = output.table();
    int places = pass.rows() * output.plane.places();
    for (int i = 0; i < places; i++) {
      for (int offset : offsets) {
        pass.kernel()
            .claim(
                input.values,
                input.slopes,
                firsts[i] + offset,
                output.values,
                output.slopes,
                to[i],
                step);
      }
    }
  }
}
