// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

import hep.assay.runtime.kernel.Kernel.Block;
import hep.assay.runtime.network.GraphLayer;
import hep.assay.runtime.network.Layer;

/**
 * A layer of graphs whose messages are sums, {@code m = A x} with A the weights of the edges:
 * {@code z = x W_1 + m W_2 + b} (GraphConv), or A normalised and {@code z = m W + b} (GCN). Back:
 * {@code dm = dz W_2^T}, {@code dx = dz W_1^T + A^T dm}.
 */
final class MessageStage implements Stage {
  private final Layout layout;
  private final int layer;
  private final Layer.GraphConvolution shape;
  private final Structure graph;
  private final Signal input;
  private final Signal output;
  private final Ending ending;
  private final float[] messages;
  private final float[] slopes;

  MessageStage(
      Layout layout,
      int layer,
      Structure graph,
      Signal input,
      Signal output,
      Ending ending,
      int capacity) {
    this.layout = layout;
    this.layer = layer;
    this.shape = (Layer.GraphConvolution) layout.layer(layer);
    this.graph = graph;
    this.input = input;
    this.output = output;
    this.ending = ending;
    this.messages = new float[input.plane.length(capacity)];
    this.slopes = new float[input.slopes == null ? 0 : messages.length];
  }

  private boolean own() {
    return shape.kind() == GraphLayer.GRAPH_CONV;
  }

  private Block edges(int event) {
    float[] values = own() ? graph.edges() : graph.normalised();
    return Block.of(values, graph.start(event), graph.nodes());
  }

  @Override
  public void forward(Passage pass) {
    int n = graph.nodes();
    int step = input.plane.step();
    Block zeros = Block.of(pass.zeros(), 0, 0);
    for (int event = 0; event < pass.rows(); event++) {
      Block x = Block.of(input.values, event * n * step, step);
      Block m = Block.of(messages, event * n * step, step);
      pass.kernel().multiply(n, step, n, edges(event), x, zeros, m);
    }
    Block z = Block.of(output.sums, 0, layout.width(layer));
    Block start = Block.of(pass.weights().flat(), layout.bias(layer), 0);
    if (own()) {
      multiply(pass, input.values, 0, start, z);
      multiply(pass, messages, 1, z, z);
    } else {
      multiply(pass, messages, 0, start, z);
    }
    if (shape.residual()) {
      pass.kernel().add(output.sums, input.values, 0, pass.rows() * n * step);
    }
    ending.apply(pass);
  }

  /** {@code z = start + x W_block}. */
  private void multiply(Passage pass, float[] x, int block, Block start, Block z) {
    int width = layout.width(layer);
    int rows = pass.rows() * graph.nodes();
    Block left = Block.of(x, 0, input.plane.step());
    Block weights =
        Block.of(pass.weights().flat(), layout.row(layer, block * shape.channels()), width);
    pass.kernel().multiply(rows, width, shape.channels(), left, weights, start, z);
  }

  @Override
  public void backward(Passage pass) {
    ending.undo(pass);
    int width = layout.width(layer);
    int rows = pass.rows() * graph.nodes();
    if (pass.gradient() != null) {
      if (own()) {
        gradient(pass, input.values, 0);
      }
      gradient(pass, messages, own() ? 1 : 0);
      pass.addRows(rows, width, output.slopes, layout.bias(layer));
    }
    if (input.slopes != null) {
      backToInput(pass, rows);
    }
  }

  private void gradient(Passage pass, float[] x, int block) {
    int width = layout.width(layer);
    int rows = pass.rows() * graph.nodes();
    Block left = Block.of(x, 0, input.plane.step()).transposed();
    Block sum = Block.of(pass.gradient(), layout.row(layer, block * shape.channels()), width);
    Block right = Block.of(output.slopes, 0, width);
    pass.kernel().multiply(shape.channels(), width, rows, left, right, sum, sum);
  }

  private void backToInput(Passage pass, int rows) {
    int n = graph.nodes();
    int step = input.plane.step();
    Block zeros = Block.of(pass.zeros(), 0, 0);
    // the blocks of turned weights stand backwards
    turned(pass, rows, 0, slopes);
    if (own()) {
      turned(pass, rows, 1, input.slopes);
    }
    for (int event = 0; event < pass.rows(); event++) {
      Block m = Block.of(slopes, event * n * step, step);
      Block x = Block.of(input.slopes, event * n * step, step);
      Block start = own() ? x : zeros;
      pass.kernel().multiply(n, step, n, edges(event).transposed(), m, start, x);
    }
    if (shape.residual()) {
      pass.kernel().add(input.slopes, output.slopes, 0, rows * step);
    }
  }

  /** {@code to = dz W^T} with a block of turned weights. */
  private void turned(Passage pass, int rows, int block, float[] to) {
    int step = input.plane.step();
    pass.kernel()
        .multiply(
            rows,
            step,
            shape.filters(),
            Block.of(output.slopes, 0, layout.width(layer)),
            Block.of(pass.weights().back(layer), block * shape.filters() * step, step),
            Block.of(pass.zeros(), 0, 0),
            Block.of(to, 0, step));
  }
}
