// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

import hep.assay.runtime.kernel.Kernel.Block;
import hep.assay.runtime.kernel.Kernel.Finish;

/**
 * A dense layer: {@code z = x W + b}; back {@code dW = x^T dz}, {@code db = sum dz}, {@code dx = dz
 * W^T}.
 *
 * @param layer its number
 * @param inputs how many numbers go in
 * @param biased whether its biases are learnt
 * @param gates whether what goes in was rectified, and slopes go back through that here
 */
record DenseStage(
    Layout layout,
    int layer,
    int inputs,
    Signal input,
    Signal output,
    Ending ending,
    boolean biased,
    boolean gates)
    implements Stage {

  /** Up to so many outputs, vectors run along the inputs while the gradient is summed. */
  private static final int FEW = 4;

  @Override
  public void forward(Passage pass) {
    int width = layout.width(layer);
    float[] flat = pass.weights().flat();
    pass.kernel()
        .multiply(
            pass.rows(),
            width,
            inputs,
            Block.of(input.values, 0, input.plane.step()),
            Block.of(flat, layout.weights(layer), width),
            Block.of(flat, layout.bias(layer), 0),
            Block.of(output.sums, 0, width),
            ending.finish());
    ending.applyRest(pass);
  }

  @Override
  public void backward(Passage pass) {
    ending.undo(pass);
    int width = layout.width(layer);
    Block slopes = Block.of(output.slopes, 0, width);
    if (pass.gradient() != null) {
      if (layout.channels(layer) <= FEW) {
        addFew(pass, slopes);
      } else {
        Block x = Block.of(input.values, 0, input.plane.step());
        Block sum = Block.of(pass.gradient(), layout.weights(layer), width);
        Block before = pass.before(layout.weights(layer), width);
        pass.kernel().multiply(inputs, width, pass.rows(), x.transposed(), slopes, before, sum);
      }
      if (biased) {
        pass.addRows(pass.rows(), width, output.slopes, layout.bias(layer));
      }
    }
    if (input.slopes != null) {
      int before = Plane.pad(inputs);
      pass.kernel()
          .multiply(
              pass.rows(),
              before,
              layout.channels(layer),
              slopes,
              Block.of(pass.weights().back(layer), 0, before),
              Block.of(pass.zeros(), 0, 0),
              Block.of(input.slopes, 0, before),
              gates ? Finish.through(Block.of(input.values, 0, before)) : Finish.NONE);
    }
  }

  /** {@code dW^T = dz^T x}: the same sums in the same order, without the filling of dz. */
  private void addFew(Passage pass, Block slopes) {
    int width = layout.width(layer);
    int outputs = layout.channels(layer);
    int step = input.plane.step();
    float[] gradient = pass.gradient();
    int from = layout.weights(layer);
    float[] turned = pass.scratch(outputs * step);
    Block before = pass.before(from, width);
    for (int j = 0; j < outputs; j++) {
      for (int i = 0; i < inputs; i++) {
        turned[j * step + i] = before.values()[before.offset() + i * before.row() + j];
      }
    }
    Block sum = Block.of(turned, 0, step);
    Block x = Block.of(input.values, 0, step);
    pass.kernel().multiply(outputs, inputs, pass.rows(), slopes.transposed(), x, sum, sum);
    for (int j = 0; j < outputs; j++) {
      for (int i = 0; i < inputs; i++) {
        gradient[from + i * width + j] = turned[j * step + i];
      }
    }
  }
}
