// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import java.util.Collections;
import java.util.List;

/**
 * One layer of a network as plain arrays, never changed.
 *
 * <p>What stands on a grid is flat, row by row, channels last.
 */
public sealed interface Layer {

  /** How many numbers of an event go in. */
  int inputs();

  /** How many come out. */
  int outputs();

  /** Applied to each output (softmax: to all). */
  Activation activation();

  /** A layer that has weights and biases. */
  sealed interface Weighted extends Layer {
    /** {@code [...][output channels]}. */
    float[] weights();

    /** One each of its output channels. */
    float[] bias();

    /** The same layer with other weights and biases. */
    Weighted with(float[] weights, float[] bias);
  }

  /** A layer that is a linear map before its activation. */
  sealed interface Linear extends Weighted {
    @Override
    Linear with(float[] weights, float[] bias);
  }

  /**
   * {@code y = activation(x W + b)}.
   *
   * @param inputs number of inputs
   * @param outputs number of outputs
   * @param weights {@code [inputs][outputs]}, row by row
   * @param bias {@code [outputs]}
   * @param activation applied to each output (softmax: to all)
   */
  record Dense(int inputs, int outputs, float[] weights, float[] bias, Activation activation)
      implements Linear {
    public Dense {
      if (inputs < 1 || weights.length != (long) inputs * outputs || bias.length != outputs) {
        throw new IllegalArgumentException("a layer's arrays do not fit its shape");
      }
    }

    @Override
    public Dense with(float[] weights, float[] bias) {
      return new Dense(inputs, outputs, weights, bias, activation);
    }
  }

  /**
   * A convolution in one, two or three dimensions with stride 1 whose output is as large as its
   * input: {@code y[p][o] = activation(b[o] + sum_{k,c} x[p + k - before][c] W[k][c][o])}, x being
   * 0 outside; of a kernel's size K, {@code before = (K - 1) / 2} (rounded down) stand before.
   *
   * @param size of the grid, one to three numbers
   * @param kernel its size, as many numbers
   * @param channels of the input
   * @param filters channels of the output
   * @param weights {@code [kernel...][channels][filters]}
   * @param bias {@code [filters]}
   * @param activation applied to each output
   */
  record Convolution(
      List<Integer> size,
      List<Integer> kernel,
      int channels,
      int filters,
      float[] weights,
      float[] bias,
      Activation activation)
      implements Linear {
    public Convolution {
      size = List.copyOf(size);
      kernel = List.copyOf(kernel);
      Grids.check(size, kernel);
      long wanted = (long) Grids.product(kernel) * channels * filters;
      if (channels < 1 || weights.length != wanted || bias.length != filters) {
        throw new IllegalArgumentException("a layer's arrays do not fit its shape");
      }
    }

    @Override
    public int inputs() {
      return Math.multiplyExact(Grids.product(size), channels);
    }

    @Override
    public int outputs() {
      return Math.multiplyExact(Grids.product(size), filters);
    }

    @Override
    public Convolution with(float[] weights, float[] bias) {
      return new Convolution(size, kernel, channels, filters, weights, bias, activation);
    }
  }

  /**
   * The largest of each window, channel by channel; windows do not overlap, and what is in none is
   * left out. Windows of one place pick places.
   *
   * @param size of the grid
   * @param window its size, as many numbers
   * @param first where the first window begins
   * @param stride from one window to the next, at least the window's size
   * @param pooled the grid of windows
   * @param channels of input and output
   */
  record Pool(
      List<Integer> size,
      List<Integer> window,
      List<Integer> first,
      List<Integer> stride,
      List<Integer> pooled,
      int channels)
      implements Layer {
    public Pool {
      size = List.copyOf(size);
      window = List.copyOf(window);
      first = List.copyOf(first);
      stride = List.copyOf(stride);
      pooled = List.copyOf(pooled);
      Grids.check(size, window);
      Grids.check(size, pooled);
      boolean fits = channels > 0 && first.size() == size.size() && stride.size() == size.size();
      for (int d = 0; d < size.size() && fits; d++) {
        long end = first.get(d) + (long) (pooled.get(d) - 1) * stride.get(d) + window.get(d);
        fits = first.get(d) >= 0 && stride.get(d) >= window.get(d) && end <= size.get(d);
      }
      if (!fits) {
        throw new IllegalArgumentException("windows of " + window + " in a grid of " + size);
      }
    }

    /** Windows side by side from the first place on, as many as fit. */
    public static Pool of(List<Integer> size, List<Integer> window, int channels) {
      List<Integer> zeros = Collections.nCopies(size.size(), 0);
      Grids.check(size, window);
      return new Pool(size, window, zeros, window, Grids.divided(size, window), channels);
    }

    /** Whether it is what {@link #of} makes. */
    public boolean isSideBySide() {
      return equals(of(size, window, channels));
    }

    @Override
    public int inputs() {
      return Math.multiplyExact(Grids.product(size), channels);
    }

    @Override
    public int outputs() {
      return Math.multiplyExact(Grids.product(pooled), channels);
    }

    @Override
    public Activation activation() {
      return Activation.LINEAR;
    }
  }

  /**
   * Batch normalisation: {@code y = activation(scale (x - mean) / sqrt(variance + epsilon) +
   * shift)}, channel by channel. In training mean and variance are those of the batch; here they
   * are their running averages.
   *
   * <p>Reference: Ioffe and Szegedy, arXiv:1502.03167, algorithms 1 and 2.
   *
   * @param positions places that share a channel's numbers; 1 after a dense layer
   * @param scale {@code [channels]}; shift, mean and variance likewise
   * @param activation applied to each output
   */
  record Normalisation(
      int positions,
      float[] scale,
      float[] shift,
      float[] mean,
      float[] variance,
      float epsilon,
      Activation activation)
      implements Layer {
    public Normalisation {
      int channels = scale.length;
      if (positions < 1
          || channels < 1
          || shift.length != channels
          || mean.length != channels
          || variance.length != channels
          || !(epsilon > 0)) {
        throw new IllegalArgumentException("a layer's arrays do not fit its shape");
      }
      Math.multiplyExact(positions, channels);
    }

    public int channels() {
      return scale.length;
    }

    @Override
    public int inputs() {
      return positions * channels();
    }

    @Override
    public int outputs() {
      return inputs();
    }

    /** The factor of each channel, {@code scale / sqrt(variance + epsilon)}. */
    public float[] factors() {
      float[] factors = new float[channels()];
      for (int c = 0; c < factors.length; c++) {
        factors[c] = factor(scale[c], variance[c], epsilon);
      }
      return factors;
    }

    public static float factor(float scale, float variance, float epsilon) {
      return scale / (float) Math.sqrt(variance + epsilon);
    }
  }

  /**
   * A layer of a graph network: every node hears its neighbours. {@code y_i = activation(z_i)}, or
   * {@code activation(z_i + x_i)} where residual; see {@link GraphLayer} for z.
   *
   * @param kind how messages are handed on
   * @param nodes of a graph, those of filling included
   * @param channels features of a node before
   * @param filters features of a node after
   * @param weights {@code [rows(channels)][filters]}
   * @param bias {@code [filters]}
   * @param activation applied to each output
   * @param residual whether the node's own features are added; they must be as many
   * @param heads of attention: each attends by itself with its share of the filters, which stand
   *     side by side; 1 of other kinds
   */
  record GraphConvolution(
      GraphLayer kind,
      int nodes,
      int channels,
      int filters,
      float[] weights,
      float[] bias,
      Activation activation,
      boolean residual,
      int heads)
      implements Weighted {
    public GraphConvolution {
      long wanted = (long) kind.rows(channels) * filters;
      boolean shared = heads == 1 || heads > 1 && kind == GraphLayer.GATV2 && filters % heads == 0;
      boolean fits = weights.length == wanted && bias.length == filters && shared;
      if (nodes < 1 || channels < 1 || !fits || residual && channels != filters) {
        throw new IllegalArgumentException("a layer's arrays do not fit its shape");
      }
    }

    @Override
    public int inputs() {
      return Math.multiplyExact(nodes, channels);
    }

    @Override
    public int outputs() {
      return Math.multiplyExact(nodes, filters);
    }

    @Override
    public GraphConvolution with(float[] weights, float[] bias) {
      return new GraphConvolution(
          kind, nodes, channels, filters, weights, bias, activation, residual, heads);
    }

    /** With one head. */
    public GraphConvolution(
        GraphLayer kind,
        int nodes,
        int channels,
        int filters,
        float[] weights,
        float[] bias,
        Activation activation,
        boolean residual) {
      this(kind, nodes, channels, filters, weights, bias, activation, residual, 1);
    }
  }

  /**
   * The features of all nodes that are there as those of the graph; 0 of a graph without nodes.
   *
   * @param nodes of a graph, those of filling included
   * @param channels features of a node
   */
  record Readout(Pooling pooling, int nodes, int channels) implements Layer {
    public Readout {
      if (nodes < 1 || channels < 1) {
        throw new IllegalArgumentException(nodes + " nodes of " + channels + " features");
      }
    }

    @Override
    public int inputs() {
      return Math.multiplyExact(nodes, channels);
    }

    @Override
    public int outputs() {
      return channels;
    }

    @Override
    public Activation activation() {
      return Activation.LINEAR;
    }
  }

  /** What is taken over the nodes, feature by feature. */
  enum Pooling {
    MEAN,
    MAX,
    SUM
  }
}
