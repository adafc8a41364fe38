// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import static hep.assay.runtime.network.ReferenceNumbers.wave;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.InputGroup.Kind;
import hep.assay.runtime.network.saved.ModelFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Branches that no word of a study makes, but networks from files have. */
class BranchesTest {

  private static Layer.Dense dense(int inputs, int outputs, Activation activation, double start) {
    float[] weights = wave(inputs * outputs, start, .4);
    return new Layer.Dense(inputs, outputs, weights, wave(outputs, start, .2), activation);
  }

  /** Windows with gaps between them, dense layers after a grid and first in a branch. */
  private static NeuralNetwork network() {
    List<Integer> size = List.of(5, 6);
    Layer.Convolution convolution =
        new Layer.Convolution(
            size, List.of(3, 2), 1, 3, wave(18, 1.3, .5), wave(3, .3, .5), Activation.TANH);
    Layer.Pool picked =
        new Layer.Pool(size, List.of(2, 1), List.of(1, 0), List.of(2, 2), List.of(2, 3), 3);
    Branch image =
        new Branch(
            Kind.IMAGE, size, 2, List.of(convolution, picked, dense(18, 4, Activation.ELU, .9)));
    Branch expert = new Branch(Kind.LIST, List.of(3), 32, List.of(dense(3, 5, Activation.TANH, 2)));
    List<Layer> joint = List.of(dense(11, 3, Activation.SOFTMAX, .1));
    Architecture whole = new Architecture(35, List.of(image, expert), joint);
    List<String> names = IntStream.range(0, 35).mapToObj(i -> "x" + i).toList();
    return new NeuralNetwork(names, List.of("W", "top", "qcd"), whole);
  }

  private static final double[][] EVENTS =
      IntStream.range(0, 7)
          .mapToObj(
              i -> IntStream.range(0, 35).mapToDouble(j -> (float) Math.sin(i + .7 * j)).toArray())
          .toArray(double[][]::new);

  private static Matrix events() {
    Matrix events = Matrix.zeros(7, 35);
    for (int i = 0; i < 7; i++) {
      for (int j = 0; j < 35; j++) {
        events.set(i, j, (float) EVENTS[i][j]);
      }
    }
    return events;
  }

  @Test
  void scoresAndSlopesAreThoseOfTheDefinition() {
    NeuralNetwork network = network();
    Architecture architecture = network.architecture();
    double[][] logits = SlowNetwork.logits(architecture, EVENTS, false);
    Matrix found = network.logits(events());
    Matrix slopes = network.gradient(events(), 1);
    for (int i = 0; i < 7; i++) {
      for (int k = 0; k < 3; k++) {
        assertEquals(logits[i][k], found.get(i, k), 2e-6);
      }
    }
    for (int j = 0; j < 35; j++) {
      double[][] moved = {EVENTS[3].clone(), EVENTS[3].clone()};
      moved[0][j] += 1e-6;
      moved[1][j] -= 1e-6;
      double[][] both = SlowNetwork.logits(architecture, moved, false);
      assertEquals((both[0][1] - both[1][1]) / 2e-6, slopes.get(3, j), 2e-6, "input " + j);
    }
  }

  @Test
  void itIsStoredAndReadAgain() {
    Matrix again =
        ModelFormat.read(ModelFormat.write(network(), new byte[0])).model().scores(events());
    assertArrayEquals(network().scores(events()).values(), again.values());
  }

  @Test
  void windowsStandInTheGridAndDoNotOverlap() {
    List<Integer> five = List.of(5);
    List<Integer> two = List.of(2);
    List<Integer> one = List.of(1);
    assertThrows(IllegalArgumentException.class, () -> new Layer.Pool(five, two, two, two, two, 1));
    assertThrows(IllegalArgumentException.class, () -> new Layer.Pool(five, two, one, one, two, 1));
    assertEquals(two, new Layer.Pool(five, two, one, two, two, 1).pooled());
  }
}
