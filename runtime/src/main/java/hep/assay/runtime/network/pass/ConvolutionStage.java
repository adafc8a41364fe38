// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

import hep.assay.runtime.kernel.Kernel.Block;
import hep.assay.runtime.kernel.Taps;
import hep.assay.runtime.network.Grids;
import hep.assay.runtime.network.Layer;

/**
 * A convolution of one to three dimensions, read in place; its way back to the inputs is the
 * convolution of the slopes with the kernel turned round.
 *
 * @param layer its number
 * @param forth what it reads of its input around each place
 * @param back what the way back reads of the slopes
 * @param biased whether its biases are learnt
 */
record ConvolutionStage(
    Layout layout,
    int layer,
    Signal input,
    Signal output,
    Taps forth,
    Taps back,
    Ending ending,
    boolean biased)
    implements Stage {

  static ConvolutionStage of(
      Layout layout, int layer, Signal input, Signal output, Ending ending, boolean biased) {
    Layer.Convolution convolution = (Layer.Convolution) layout.layer(layer);
    int[] kernel = Grids.three(convolution.kernel());
    int[] before = new int[3];
    int[] after = new int[3];
    for (int d = 0; d < 3; d++) {
      before[d] = (kernel[d] - 1) / 2;
      after[d] = kernel[d] - 1 - before[d];
    }
    return new ConvolutionStage(
        layout,
        layer,
        input,
        output,
        taps(kernel, before, input.plane),
        taps(kernel, after, output.plane),
        ending,
        biased);
  }

  /** The places that a kernel of some extent before its centre covers, in rows where it can. */
  private static Taps taps(int[] kernel, int[] before, Plane plane) {
    boolean gapless = plane.step() == plane.channels();
    int columns = gapless ? 1 : kernel[2];
    int[] offsets = new int[kernel[0] * kernel[1] * columns];
    int t = 0;
    for (int z = 0; z < kernel[0]; z++) {
      for (int y = 0; y < kernel[1]; y++) {
        for (int x = 0; x < columns; x++) {
          offsets[t++] = plane.distance(z - before[0], y - before[1], x - before[2]);
        }
      }
    }
    return new Taps(offsets, gapless ? kernel[2] * plane.channels() : plane.channels());
  }

  @Override
  public void forward(Passage pass) {
    int width = layout.width(layer);
    float[] flat = pass.weights().flat();
    pass.kernel()
        .convolve(
            pass.rows() * output.plane.places(),
            width,
            forth,
            input.values,
            input.table(),
            Block.of(flat, layout.weights(layer), width),
            Block.of(flat, layout.bias(layer), 0),
            output.sums,
            output.table());
    ending.apply(pass);
  }

  @Override
  public void backward(Passage pass) {
    ending.undo(pass);
    int places = pass.rows() * output.plane.places();
    int width = layout.width(layer);
    if (pass.gradient() != null) {
      pass.kernel()
          .correlate(
              places,
              width,
              forth,
              input.values,
              input.table(),
              output.slopes,
              output.table(),
              Block.of(pass.gradient(), layout.weights(layer), width));
      if (biased) {
        // all that is between the rows is 0
        int rows = output.plane.length(pass.rows()) / width;
        pass.addRows(rows, width, output.slopes, layout.bias(layer));
      }
    }
    if (input.slopes != null) {
      backToInput(pass, places);
    }
  }

  /** To a padded scratch first where the input's places have no room for the filling. */
  private void backToInput(Passage pass, int places) {
    int before = Plane.pad(input.plane.channels());
    Block turned = Block.of(pass.weights().back(layer), 0, before);
    Block zeros = Block.of(pass.zeros(), 0, 0);
    boolean room = input.plane.step() == before;
    float[] to = room ? input.slopes : pass.scratch(places * before);
    int[] table = room ? input.table() : pass.scratchTable(places, before);
    pass.kernel()
        .convolve(places, before, back, output.slopes, output.table(), turned, zeros, to, table);
    for (int i = 0; i < places && !room; i++) {
      System.arraycopy(to, table[i], input.slopes, input.table()[i], input.plane.channels());
    }
  }
}
