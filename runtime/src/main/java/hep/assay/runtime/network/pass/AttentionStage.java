// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

import hep.assay.runtime.kernel.Kernel.Block;
import hep.assay.runtime.kernel.Softmax;
import hep.assay.runtime.network.GraphLayer;
import hep.assay.runtime.network.Layer;
import java.util.Arrays;

/**
 * Attention on graphs (GATv2): with {@code l = x W_1} and {@code r = x W_2}, {@code s_ij = a .
 * leaky(l_i + r_j)} over the neighbours j of i and i itself, {@code alpha_i = softmax(s_i)}, {@code
 * z_i = b + sum_j alpha_ij r_j}. Back: {@code ds_ij = alpha_ij (dz_i . r_j - sum_k alpha_ik dz_i .
 * r_k)}. Each head has its share of the columns of all of these.
 */
final class AttentionStage implements Stage {
  private final Layout layout;
  private final int layer;
  private final Layer.GraphConvolution shape;
  private final Structure graph;
  private final Signal input;
  private final Signal output;
  private final Ending ending;
  private final float[] left;
  private final float[] right;
  private final float[] ofLeft;
  private final float[] ofRight;

  /** {@code [events][nodes][heads][neighbours]}, the neighbours side by side. */
  private final float[] shares;

  /** Columns of a head. */
  private final int columns;

  private final int[] neighbours;
  private final int[] counts;

  AttentionStage(
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
    this.left = new float[output.plane.length(capacity)];
    this.right = new float[left.length];
    this.ofLeft = new float[output.slopes == null ? 0 : left.length];
    this.ofRight = new float[ofLeft.length];
    this.columns = shape.filters() / shape.heads();
    this.neighbours = new int[capacity * graph.nodes() * graph.nodes()];
    this.shares = new float[Math.multiplyExact(shape.heads(), neighbours.length)];
    this.counts = new int[capacity * graph.nodes()];
  }

  @Override
  public void forward(Passage pass) {
    int width = layout.width(layer);
    int rows = pass.rows() * graph.nodes();
    product(pass, 0, left);
    product(pass, 1, right);
    int bias = layout.bias(layer);
    for (int node = 0; node < rows; node++) {
      meet(node);
      System.arraycopy(pass.weights().flat(), bias, output.sums, node * width, width);
      for (int head = 0; head < shape.heads(); head++) {
        attend(pass.weights().flat(), node, head);
        for (int k = 0; k < counts[node]; k++) {
          float share = shares[share(node, head) + k];
          add(share, right, neighbour(node, k), output.sums, node * width, head);
        }
      }
    }
    if (shape.residual()) {
      pass.kernel().add(output.sums, input.values, 0, rows * width);
    }
    ending.apply(pass);
  }

  private void product(Passage pass, int block, float[] to) {
    int width = layout.width(layer);
    int at = layout.row(layer, block * shape.channels());
    pass.kernel()
        .multiply(
            pass.rows() * graph.nodes(),
            width,
            shape.channels(),
            Block.of(input.values, 0, input.plane.step()),
            Block.of(pass.weights().flat(), at, width),
            Block.of(pass.zeros(), 0, 0),
            Block.of(to, 0, width));
  }

  private int place(int node, int k) {
    return node * graph.nodes() + k;
  }

  /** Where the shares of a node's neighbours start. */
  private int share(int node, int head) {
    return (node * shape.heads() + head) * graph.nodes();
  }

  /** Where the numbers of a node's k-th neighbour start. */
  private int neighbour(int node, int k) {
    int first = node - node % graph.nodes();
    return (first + neighbours[place(node, k)]) * layout.width(layer);
  }

  /** Who speaks to a node: itself and those with an edge. */
  private void meet(int node) {
    int n = graph.nodes();
    int i = node % n;
    int count = 0;
    for (int j = 0; j < n; j++) {
      if (j == i || graph.edges()[graph.start(node / n) + i * n + j] != 0) {
        neighbours[place(node, count++)] = j;
      }
    }
    counts[node] = count;
  }

  private void attend(float[] flat, int node, int head) {
    int a = layout.row(layer, 2 * shape.channels());
    int width = layout.width(layer);
    for (int k = 0; k < counts[node]; k++) {
      int other = neighbour(node, k);
      float score = 0;
      for (int o = head * columns; o < (head + 1) * columns; o++) {
        float sum = left[node * width + o] + right[other + o];
        score = Math.fma(flat[a + o], sum > 0 ? sum : GraphLayer.LEAK * sum, score);
      }
      shares[share(node, head) + k] = score;
    }
    Softmax.apply(shares, share(node, head), graph.nodes(), 1, counts[node]);
  }

  /** {@code to += factor from} over a head's numbers of a node. */
  private void add(float factor, float[] from, int at, float[] to, int place, int head) {
    for (int o = head * columns; o < (head + 1) * columns; o++) {
      to[place + o] = Math.fma(factor, from[at + o], to[place + o]);
    }
  }

  @Override
  public void backward(Passage pass) {
    ending.undo(pass);
    int width = layout.width(layer);
    int rows = pass.rows() * graph.nodes();
    Arrays.fill(ofLeft, 0, rows * width, 0);
    Arrays.fill(ofRight, 0, rows * width, 0);
    float[] byShare = new float[graph.nodes()];
    float[] ofVector = new float[width];
    for (int node = 0; node < rows; node++) {
      for (int head = 0; head < shape.heads(); head++) {
        backToScores(pass.weights().flat(), node, head, byShare, ofVector);
      }
    }
    if (pass.gradient() != null) {
      gradient(pass, 0, ofLeft);
      gradient(pass, 1, ofRight);
      int a = layout.row(layer, 2 * shape.channels());
      for (int o = 0; o < shape.filters(); o++) {
        pass.gradient()[a + o] += ofVector[o];
      }
      pass.addRows(rows, width, output.slopes, layout.bias(layer));
    }
    if (input.slopes != null) {
      backToInput(pass, rows);
    }
  }

  private void backToScores(float[] flat, int node, int head, float[] byShare, float[] ofVector) {
    int width = layout.width(layer);
    int a = layout.row(layer, 2 * shape.channels());
    int at = share(node, head);
    float mean = 0;
    for (int k = 0; k < counts[node]; k++) {
      int other = neighbour(node, k);
      add(shares[at + k], output.slopes, node * width, ofRight, other, head);
      byShare[k] = 0;
      for (int o = head * columns; o < (head + 1) * columns; o++) {
        byShare[k] = Math.fma(output.slopes[node * width + o], right[other + o], byShare[k]);
      }
      mean = Math.fma(shares[at + k], byShare[k], mean);
    }
    for (int k = 0; k < counts[node]; k++) {
      int other = neighbour(node, k);
      float slope = shares[at + k] * (byShare[k] - mean);
      for (int o = head * columns; o < (head + 1) * columns; o++) {
        float sum = left[node * width + o] + right[other + o];
        ofVector[o] = Math.fma(slope, sum > 0 ? sum : GraphLayer.LEAK * sum, ofVector[o]);
        float inner = slope * flat[a + o] * (sum > 0 ? 1 : GraphLayer.LEAK);
        ofLeft[node * width + o] += inner;
        ofRight[other + o] += inner;
      }
    }
  }

  private void gradient(Passage pass, int block, float[] slopes) {
    int width = layout.width(layer);
    Block x = Block.of(input.values, 0, input.plane.step()).transposed();
    Block sum = Block.of(pass.gradient(), layout.row(layer, block * shape.channels()), width);
    int rows = pass.rows() * graph.nodes();
    pass.kernel().multiply(shape.channels(), width, rows, x, Block.of(slopes, 0, width), sum, sum);
  }

  private void backToInput(Passage pass, int rows) {
    int step = input.plane.step();
    int width = layout.width(layer);
    float[] back = pass.weights().back(layer);
    Block to = Block.of(input.slopes, 0, step);
    Block zeros = Block.of(pass.zeros(), 0, 0);
    int filters = shape.filters();
    // the blocks of turned weights stand backwards
    Block second = Block.of(back, 0, step);
    Block first = Block.of(back, filters * step, step);
    pass.kernel().multiply(rows, step, filters, Block.of(ofLeft, 0, width), first, zeros, to);
    pass.kernel().multiply(rows, step, filters, Block.of(ofRight, 0, width), second, to, to);
    if (shape.residual()) {
      pass.kernel().add(input.slopes, output.slopes, 0, rows * step);
    }
  }
}
