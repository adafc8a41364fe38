// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

import hep.assay.runtime.network.Grids;
import hep.assay.runtime.network.Layer;
import java.util.List;

/**
 * How what a layer gives stands in an array: for each event a grid, for each place of it the
 * channels, filled up to {@code step} numbers. Rows, planes and events have zeros between them, so
 * that a convolution reads its neighbourhood without asking where the edge is: the zeros after one
 * row are those before the next.
 *
 * @param depth places; height and width likewise
 * @param channels numbers at a place
 * @param step from one place to the next in a row
 * @param around places of zeros after each plane, row and place of a row: {@code [z, y, x]}
 */
record Plane(int depth, int height, int width, int channels, int step, List<Integer> around) {

  static Plane of(List<Integer> size, int channels, int step, int[] around) {
    int[] grid = Grids.three(size);
    return new Plane(
        grid[0], grid[1], grid[2], channels, step, List.of(around[0], around[1], around[2]));
  }

  /** Plain vectors, filled up to whole machine vectors. */
  static Plane vector(int channels) {
    return new Plane(1, 1, 1, channels, pad(channels), List.of(0, 0, 0));
  }

  /** The next multiple of the widest machine vector's 16 numbers. */
  static int pad(int columns) {
    return (columns + 15) / 16 * 16;
  }

  int places() {
    return depth * height * width;
  }

  /** Numbers from one row to the next. */
  int row() {
    return (width + around.get(2)) * step;
  }

  private int plane() {
    return (height + around.get(1)) * row();
  }

  /** Numbers from one event to the next. */
  int event() {
    return (depth + around.get(0)) * plane();
  }

  /** Zeros before the first event. */
  int lead() {
    return around.get(0) * plane() + around.get(1) * row() + around.get(2) * step;
  }

  /** The length of an array for so many events. */
  int length(int events) {
    return Math.addExact(lead(), Math.multiplyExact(events, event()));
  }

  /** How far a place is from another, given the difference of their coordinates. */
  int distance(int z, int y, int x) {
    return z * plane() + y * row() + x * step;
  }

  /** Where each place of each event stands. */
  int[] table(int events) {
    int[] table = new int[events * places()];
    int at = 0;
    for (int event = 0; event < events; event++) {
      for (int z = 0; z < depth; z++) {
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            table[at++] = lead() + event * event() + distance(z, y, x);
          }
        }
      }
    }
    return table;
  }

  /** Where each row of an event starts, counted from the event's start; rows have no gaps. */
  int[] rows() {
    int[] rows = new int[depth * height];
    for (int z = 0; z < depth; z++) {
      for (int y = 0; y < height; y++) {
        rows[z * height + y] = distance(z, y, 0);
      }
    }
    return rows;
  }

  /** Zeros that the layers before and after a grid ask for: a kernel must not see over the edge. */
  static int[] around(Layer before, Layer after) {
    int[] around = new int[3];
    for (Layer layer : new Layer[] {before, after}) {
      if (layer instanceof Layer.Convolution one) {
        int[] kernel = Grids.three(one.kernel());
        for (int d = 0; d < 3; d++) {
          // half, rounded up: of an even kernel one place more stands after than before
          around[d] = Math.max(around[d], kernel[d] / 2);
        }
      }
    }
    return around;
  }
}
