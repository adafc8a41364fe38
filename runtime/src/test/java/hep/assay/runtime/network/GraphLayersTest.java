// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.InputGroup.Kind;
import hep.assay.runtime.network.design.Design;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Layers of graphs on a path of three nodes, and what must hold for any. */
class GraphLayersTest {
  private static final double[] PATH = {0, .5, 0, .5, 0, 2, 0, 2, 0};

  private static Layer.GraphConvolution layer(GraphLayer kind, float... weights) {
    return new Layer.GraphConvolution(
        kind, 3, 1, 1, weights, new float[1], Activation.LINEAR, false);
  }

  /** By hand: weights .5 and 2, x = (1, 2, 3); degrees of gcn (1.5, 3.5, 3). */
  @Test
  void messagesAreThoseComputedByHand() {
    double[] x = {1, 2, 3};
    assertArrayEquals(
        new double[] {11, 67, 43},
        SlowGraph.messages(layer(GraphLayer.GRAPH_CONV, 1, 10), x, PATH),
        1e-12);
    assertArrayEquals(
        new double[] {1.1031024471, 2.6412866612, 2.2344267997},
        SlowGraph.messages(layer(GraphLayer.GCN, 1), x, PATH),
        1e-9);
  }

  @Test
  void attentionIsThatComputedWithTorch() {
    float[] weights = new float[15];
    System.arraycopy(ReferenceNumbers.wave(6, 1.1, 1), 0, weights, 0, 6);
    System.arraycopy(ReferenceNumbers.wave(6, 1.7, 1), 0, weights, 6, 6);
    System.arraycopy(ReferenceNumbers.wave(3, .3, 1), 0, weights, 12, 3);
    Layer.GraphConvolution layer =
        new Layer.GraphConvolution(
            GraphLayer.GATV2,
            3,
            2,
            3,
            weights,
            ReferenceNumbers.wave(3, 2.3, .1),
            Activation.LINEAR,
            false);
    double[] x = new double[6];
    for (int i = 0; i < 6; i++) {
      x[i] = Math.sin(.9 * (i + 1));
    }
    assertArrayEquals(ReferenceNumbers.of("attention"), SlowGraph.messages(layer, x, PATH), 1e-6);
  }

  /** Two heads are two layers of one head whose outputs stand side by side. */
  @Test
  void headsAttendByThemselves() {
    float[] all = ReferenceNumbers.wave(5 * 6, 1.1, 1);
    float[] bias = ReferenceNumbers.wave(6, .4, 1);
    double[] x = {1, -2, .5, 3, -1, .7};
    double[] both =
        SlowGraph.messages(
            new Layer.GraphConvolution(
                GraphLayer.GATV2, 3, 2, 6, all, bias, Activation.TANH, false, 2),
            x,
            PATH);
    for (int head = 0; head < 2; head++) {
      float[] own = new float[15];
      for (int row = 0; row < 5; row++) {
        System.arraycopy(all, row * 6 + 3 * head, own, row * 3, 3);
      }
      float[] part = java.util.Arrays.copyOfRange(bias, 3 * head, 3 * head + 3);
      double[] one =
          SlowGraph.messages(
              new Layer.GraphConvolution(
                  GraphLayer.GATV2, 3, 2, 3, own, part, Activation.TANH, false),
              x,
              PATH);
      for (int i = 0; i < 9; i++) {
        assertEquals(one[i], both[i / 3 * 6 + 3 * head + i % 3], 1e-12);
      }
    }
  }

  @Test
  void theOrderOfNodesAndFillingChangeNothing() {
    for (GraphLayer kind : GraphLayer.values()) {
      for (String pooling : List.of("mean", "max", "sum")) {
        Method model =
            Method.method("gnn")
                .with("layer", kind.word())
                .with("pooling", pooling)
                .with("channels", List.of(5, 5));
        InputGroup three = new InputGroup("g", Kind.GRAPH, List.of(3, 2), 0);
        InputGroup five = new InputGroup("g", Kind.GRAPH, List.of(5, 2), 0);
        Matrix small = NetworkOf.graph(three, new int[] {0, 1, 2});
        Matrix turned = NetworkOf.graph(three, new int[] {2, 0, 1});
        Matrix filled = NetworkOf.graph(five, new int[] {0, 1, 2});
        float[] expected = NetworkOf.gnn(model, three).logits(small).values();
        assertArrayEquals(
            expected, NetworkOf.gnn(model, three).logits(turned).values(), 1e-6f, kind + pooling);
        assertArrayEquals(
            expected, NetworkOf.gnn(model, five).logits(filled).values(), 1e-6f, kind + pooling);
      }
    }
  }

  @Test
  void aGraphWithoutNodesIsScored() {
    InputGroup three = new InputGroup("g", Kind.GRAPH, List.of(3, 2), 0);
    Matrix empty = Matrix.zeros(1, three.size());
    for (String pooling : List.of("mean", "max", "sum")) {
      Method model = Method.method("gnn").with("pooling", pooling);
      for (float logit : NetworkOf.gnn(model, three).logits(empty).values()) {
        assertTrue(Float.isFinite(logit));
      }
    }
  }

  @Test
  void whatIsNoGraphIsRefused() {
    InputGroup list = new InputGroup("jets.pt", Kind.LIST, List.of(3), 0);
    String message =
        assertThrows(StudyException.class, () -> NetworkOf.gnn(Method.method("gnn"), list))
            .getMessage();
    assertEquals(
        "gnn reads graphs and scalars, and 'jets.pt' is of a list; make a graph of it, or use cnn1d",
        message);
    InputGroup scalar = new InputGroup("pt", Kind.SCALAR, List.of(), 0);
    message =
        assertThrows(StudyException.class, () -> NetworkOf.gnn(Method.method("resGnn"), scalar))
            .getMessage();
    assertTrue(message.startsWith("resGnn needs a graph among its inputs"), message);
  }

  /** Small helpers of this test. */
  private static final class NetworkOf {
    static NeuralNetwork gnn(Method model, InputGroup group) {
      Examples none = Toy.corners(0, group.size(), 2, false, 1);
      TrainingTask task = Toy.task(none, none, 2, model.with("hidden", 4)).grouped(List.of(group));
      return new NeuralNetwork(task.inputs(), task.outputs(), Design.of(task).start());
    }

    /** The same path of three nodes, its nodes in some order, the rest filling. */
    static Matrix graph(InputGroup group, int[] order) {
      int n = group.shape().get(0);
      int features = group.shape().get(1);
      Matrix event = Matrix.zeros(1, group.size());
      SplittableRandom random = new Seed(3).stream();
      float[] numbers = new float[3 * features];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) random.nextDouble();
      }
      for (int i = 0; i < 3; i++) {
        for (int f = 0; f < features; f++) {
          event.set(0, i * features + f, numbers[order[i] * features + f]);
        }
        event.set(0, n * features + i, 1);
        for (int j = 0; j < 3; j++) {
          event.set(0, n * features + n + i * n + j, (float) PATH[order[i] * 3 + order[j]]);
        }
      }
      return event;
    }
  }
}
