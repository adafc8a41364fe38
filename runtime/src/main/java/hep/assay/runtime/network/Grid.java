// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import java.util.List;

/**
 * What a layer reads or gives of one event.
 *
 * @param size one to three numbers
 * @param channels at each place
 */
public record Grid(List<Integer> size, int channels) {

  /** The grid that a branch's first layer reads. */
  public static Grid of(Layer first) {
    if (first instanceof Layer.Convolution one) {
      return new Grid(one.size(), one.channels());
    }
    if (first instanceof Layer.Pool one) {
      return new Grid(one.size(), one.channels());
    }
    if (first instanceof Layer.Normalisation one) {
      return new Grid(List.of(one.positions()), one.channels());
    }
    if (first instanceof Layer.GraphConvolution one) {
      return new Grid(List.of(one.nodes()), one.channels());
    }
    if (first instanceof Layer.Readout one) {
      return new Grid(List.of(one.nodes()), one.channels());
    }
    return new Grid(List.of(1), first.inputs());
  }

  /** The grid that a layer makes of this one. */
  public Grid after(Layer layer) {
    if (layer instanceof Layer.Dense one) {
      return new Grid(List.of(1), one.outputs());
    }
    if (layer instanceof Layer.Convolution one) {
      checkSame(one.size(), one.channels());
      return new Grid(one.size(), one.filters());
    }
    if (layer instanceof Layer.Pool one) {
      checkSame(one.size(), one.channels());
      return new Grid(one.pooled(), channels);
    }
    if (layer instanceof Layer.GraphConvolution one) {
      checkSame(List.of(one.nodes()), one.channels());
      return new Grid(size, one.filters());
    }
    if (layer instanceof Layer.Readout one) {
      checkSame(List.of(one.nodes()), one.channels());
      return new Grid(List.of(1), channels);
    }
    if (layer instanceof Layer.Normalisation one && one.channels() != channels) {
      throw new IllegalArgumentException(one.channels() + " channels after " + channels);
    }
    return this;
  }

  private void checkSame(List<Integer> other, int otherChannels) {
    int[] mine = Grids.three(size);
    if (!java.util.Arrays.equals(mine, Grids.three(other)) || channels != otherChannels) {
      throw new IllegalArgumentException(
          "a layer for " + other + " x " + otherChannels + " after " + size + " x " + channels);
    }
  }
}
