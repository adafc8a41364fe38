// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.kernel.Softmax;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.pass.Layout;
import hep.assay.runtime.network.pass.Passage;
import hep.assay.runtime.network.pass.Passage.Reach;
import hep.assay.runtime.network.pass.Weights;
import java.util.Arrays;
import java.util.List;

/**
 * A network as plain arrays, whoever trained it.
 *
 * <p>Scores a few hundred events at a time on the fastest {@link Kernel}; what an event gets does
 * not depend on its neighbours, nor on the machine's vector width.
 */
public final class NeuralNetwork implements Network {
  private static final int MOST_ROWS = 256;

  /** Numbers of a block that a second-level cache holds. */
  private static final int CACHE = 1 << 19;

  private final List<String> inputs;
  private final List<String> outputs;
  private final Architecture architecture;
  private final Layout layout;
  private final Weights weights;
  private final Kernel kernel;

  /**
   * Layers one after the other.
   *
   * @param inputs names of the prepared inputs
   * @param outputs names of the classes, or of the one target
   * @param layers from input to output; their widths must fit
   */
  public NeuralNetwork(List<String> inputs, List<String> outputs, List<? extends Layer> layers) {
    this(inputs, outputs, layers, Kernel.best());
  }

  /** The same on a chosen kernel. */
  public NeuralNetwork(
      List<String> inputs, List<String> outputs, List<? extends Layer> layers, Kernel kernel) {
    this(inputs, outputs, Architecture.of(inputs.size(), layers), kernel);
  }

  /** A network of any architecture. */
  public NeuralNetwork(List<String> inputs, List<String> outputs, Architecture architecture) {
    this(inputs, outputs, architecture, Kernel.best());
  }

  /** The same on a chosen kernel. */
  public NeuralNetwork(
      List<String> inputs, List<String> outputs, Architecture architecture, Kernel kernel) {
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    this.architecture = architecture;
    this.kernel = kernel;
    if (architecture.inputs() != inputs.size()) {
      throw new IllegalArgumentException(
          architecture.inputs() + " inputs, " + inputs.size() + " names");
    }
    int width = last().outputs();
    if (width != outputs.size()) {
      throw new IllegalArgumentException(width + " outputs, " + outputs.size() + " names");
    }
    this.layout = new Layout(architecture);
    this.weights = new Weights(layout, layout.flat(), true);
    weights.turn();
  }

  private Layer last() {
    return architecture.joint().get(architecture.joint().size() - 1);
  }

  @Override
  public List<String> inputs() {
    return inputs;
  }

  @Override
  public List<String> outputs() {
    return outputs;
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public Matrix scores(Matrix events) {
    Matrix scores = logits(events);
    Activation activation = last().activation();
    if (activation == Activation.SOFTMAX) {
      Softmax.apply(scores.values(), 0, scores.columns(), scores.rows(), scores.columns());
    } else {
      float[] values = scores.values();
      activation.function().apply(kernel, values, values, 0, values.length);
    }
    return scores;
  }

  @Override
  public Matrix logits(Matrix events) {
    check(events);
    Matrix logits = Matrix.zeros(events.rows(), outputs.size());
    int most = rows(events, Reach.NONE);
    Passage pass = new Passage(layout, kernel, most, Reach.NONE);
    for (int from = 0; from < events.rows(); from += most) {
      int rows = Math.min(most, events.rows() - from);
      pass.load(events, from, from + rows);
      pass.forward(weights);
      for (int i = 0; i < rows; i++) {
        System.arraycopy(
            pass.logits(),
            i * pass.width(),
            logits.values(),
            (from + i) * logits.columns(),
            logits.columns());
      }
    }
    return logits;
  }

  @Override
  public Matrix gradient(Matrix events, int output) {
    check(events);
    Matrix gradient = Matrix.zeros(events.rows(), inputs.size());
    int most = rows(events, Reach.INPUTS);
    Passage pass = new Passage(layout, kernel, most, Reach.INPUTS);
    for (int from = 0; from < events.rows(); from += most) {
      int rows = Math.min(most, events.rows() - from);
      pass.load(events, from, from + rows);
      pass.forward(weights);
      Arrays.fill(pass.slopes(), 0);
      for (int i = 0; i < rows; i++) {
        pass.slopes()[i * pass.width() + output] = 1;
      }
      pass.backward();
      for (int i = 0; i < rows; i++) {
        pass.inputSlopes(i, gradient.values(), (from + i) * inputs.size());
      }
    }
    return gradient;
  }

  /** How many events go through together. */
  private int rows(Matrix events, Reach reach) {
    int fit = Math.max(8, CACHE / Passage.floats(layout, reach));
    return Math.max(1, Math.min(events.rows(), Math.min(MOST_ROWS, fit)));
  }

  private void check(Matrix events) {
    if (events.columns() != inputs.size()) {
      throw new IllegalArgumentException(
          events.columns() + " columns for a network of " + inputs.size() + " inputs");
    }
  }
}
