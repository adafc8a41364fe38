// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.pass;

import static hep.assay.runtime.network.ReferenceNumbers.wave;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Architecture;
import hep.assay.runtime.network.Branch;
import hep.assay.runtime.network.GraphLayer;
import hep.assay.runtime.network.InputGroup.Kind;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.ReferenceNumbers;
import hep.assay.runtime.network.training.Loss;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loss and gradients of whole networks in training beside PyTorch's. */
class GradientTest {
  private int layer;

  private float[] weights(int count) {
    return wave(count, 0.37 + 0.11 * layer, 0.5);
  }

  private float[] bias(int count) {
    return wave(count, 0.9 + 0.1 * layer++, 0.1);
  }

  private Layer dense(int inputs, int outputs, Activation activation) {
    return new Layer.Dense(inputs, outputs, weights(inputs * outputs), bias(outputs), activation);
  }

  private Layer norm(int positions, int channels) {
    float[] scale = weights(channels);
    float[] ones = new float[channels];
    Arrays.fill(ones, 1);
    for (int c = 0; c < channels; c++) {
      scale[c] += 1;
    }
    float[] zeros = new float[channels];
    return new Layer.Normalisation(
        positions, scale, bias(channels), zeros, ones, 1e-5f, Activation.RELU);
  }

  private Layer convolution(
      List<Integer> size, int kernel, int channels, int filters, Activation activation) {
    float[] weights = weights(kernel * kernel * channels * filters);
    return new Layer.Convolution(
        size, List.of(kernel, kernel), channels, filters, weights, bias(filters), activation);
  }

  private Layer message(
      GraphLayer kind, int channels, int filters, Activation activation, boolean residual) {
    float[] weights = weights(kind.rows(channels) * filters);
    return new Layer.GraphConvolution(
        kind, 4, channels, filters, weights, bias(filters), activation, residual);
  }

  @Test
  void dense() {
    List<Layer> layers =
        List.of(
            dense(5, 6, Activation.LINEAR),
            norm(1, 6),
            dense(6, 4, Activation.TANH),
            dense(4, 3, Activation.SOFTMAX));
    compare("dense", Architecture.of(5, layers), new Matrix(7, 5, wave(35, 0.7, 1)));
  }

  @Test
  void images() {
    List<Integer> size = List.of(6, 5);
    List<Layer> branch =
        List.of(
            convolution(size, 3, 2, 3, Activation.LINEAR),
            norm(30, 3),
            Layer.Pool.of(size, List.of(2, 2), 3),
            convolution(List.of(3, 2), 2, 3, 2, Activation.TANH));
    List<Layer> joint = List.of(dense(14, 4, Activation.RELU), dense(4, 2, Activation.SOFTMAX));
    Branch image = new Branch(Kind.IMAGE, List.of(6, 5, 2), 0, branch);
    compare(
        "image",
        new Architecture(62, List.of(image), joint),
        new Matrix(4, 62, wave(4 * 62, 0.7, 1)));
  }

  @Test
  void graphs() {
    List<Layer> branch =
        List.of(
            message(GraphLayer.GRAPH_CONV, 3, 4, Activation.RELU, false),
            message(GraphLayer.GCN, 4, 4, Activation.TANH, true),
            message(GraphLayer.GATV2, 4, 5, Activation.RELU, false),
            new Layer.Readout(Layer.Pooling.MEAN, 4, 5));
    Branch graph = new Branch(Kind.GRAPH, List.of(4, 3), 0, branch);
    List<Layer> joint = List.of(dense(6, 3, Activation.SOFTMAX));
    compare("graph", new Architecture(33, List.of(graph), joint), events());
  }

  /** Features, mask, edges and a scalar; event e has e + 2 nodes. */
  private static Matrix events() {
    float[] x = wave(3 * 13, 0.7, 1);
    Matrix events = Matrix.zeros(3, 33);
    for (int e = 0; e < 3; e++) {
      int nodes = 2 + e;
      for (int i = 0; i < nodes; i++) {
        for (int f = 0; f < 3; f++) {
          events.set(e, 3 * i + f, x[13 * e + 3 * i + f]);
        }
        events.set(e, 12 + i, 1);
        for (int j = 0; j < i; j++) {
          float edge = (e + i * j) % 3 * 0.7f;
          events.set(e, 16 + 4 * i + j, edge);
          events.set(e, 16 + 4 * j + i, edge);
        }
      }
      events.set(e, 32, x[13 * e + 12]);
    }
    return events;
  }

  private static void compare(String name, Architecture network, Matrix events) {
    int count = events.rows();
    Layout layout = new Layout(network);
    float[] flat = layout.flat();
    Weights weights = new Weights(layout, flat, false);
    weights.turn();
    Passage pass = new Passage(layout, Kernel.best(), count, Passage.Reach.PARAMETERS);
    pass.load(events, 0, count);
    pass.train(weights, null, 0);
    Passage[] parts = {pass};
    int last = pass.sections() - 1;
    pass.forward(0);
    for (int s = 0; s < last; s++) {
      Passage.settle(parts, s, flat);
      pass.forward(s + 1);
    }
    double loss = lossAndSlopes(pass, network, count);
    assertEquals(reference(name + ".loss")[0], loss, 2e-6);
    float[] gradient = new float[flat.length];
    pass.backward(last, gradient);
    for (int s = last - 1; s >= 0; s--) {
      Passage.settleBack(parts, s, gradient);
      pass.backwardBefore(s, gradient);
    }
    int l = 0;
    for (Layer layer : layout.with(gradient).layers()) {
      if (layer instanceof Layer.Weighted one) {
        same(name + "." + l++, one.weights(), one.bias());
      } else if (layer instanceof Layer.Normalisation one) {
        same(name + "." + l++, one.scale(), one.shift());
      }
    }
  }

  /** The weighted mean cross entropy, the truth being 0, 1, 2, 0, ... */
  private static double lossAndSlopes(Passage pass, Architecture network, int count) {
    List<? extends Layer> joint = network.joint();
    int outputs = joint.get(joint.size() - 1).outputs();
    int[] classes = new int[count];
    float[] weights = wave(count, 1.9, 0.5);
    for (int i = 0; i < count; i++) {
      classes[i] = i % outputs;
      weights[i] += 1;
    }
    Loss entropy = Loss.of(List.of());
    entropy.slopes(
        pass.logits(), pass.slopes(), pass.width(), outputs, count, classes, weights, 1f / count);
    return entropy.sum(pass.logits(), pass.width(), outputs, count, classes, weights) / count;
  }

  private static double[] reference(String name) {
    return ReferenceNumbers.of("reference_gradients.txt", name);
  }

  private static void same(String name, float[] weights, float[] bias) {
    double[] wanted = reference(name + ".weights");
    double[] wantedBias = reference(name + ".bias");
    double largest =
        Math.max(
            Arrays.stream(wanted).map(Math::abs).max().orElse(0),
            Arrays.stream(wantedBias).map(Math::abs).max().orElse(0));
    assertArrayEquals(wanted, doubles(weights), 1e-5 * largest, name + ".weights");
    assertArrayEquals(wantedBias, doubles(bias), 1e-5 * largest, name + ".bias");
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
