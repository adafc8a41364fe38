// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hep.assay.runtime.kernel.ScalarKernel;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.design.Initialisation;
import hep.assay.runtime.network.training.Examples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeuralNetworkTest {
  private static final List<String> INPUTS = List.of("a", "b", "c", "d", "e");
  private static final List<String> CLASSES = List.of("W", "top", "qcd");
  private final Examples examples = Toy.corners(601, 5, 3, false, 1);

  private static List<Layer.Dense> layers(Activation activation) {
    return Initialisation.dense(5, new int[] {17, 40}, activation, 3, new Seed(5));
  }

  @ParameterizedTest
  @EnumSource(value = Activation.class, names = "SOFTMAX", mode = EnumSource.Mode.EXCLUDE)
  void scoresAndInputGradientsAreThoseOfTheDefinition(Activation activation) {
    List<Layer.Dense> layers = layers(activation);
    NeuralNetwork network = new NeuralNetwork(INPUTS, CLASSES, layers);
    Matrix scores = network.scores(examples.events());
    Matrix gradient = network.gradient(examples.events(), 1);
    for (int i = 0; i < 601; i += 23) {
      double[] x = new double[5];
      for (int j = 0; j < 5; j++) {
        x[j] = examples.events().get(i, j);
      }
      double[] logits = SlowNetwork.logits(layers, x);
      for (int k = 0; k < 3; k++) {
        assertEquals(Math.exp(-SlowNetwork.crossEntropy(logits, k)), scores.get(i, k), 2e-6);
      }
      for (int j = 0; j < 5; j++) {
        double h = 1e-6;
        double here = x[j];
        x[j] = here + h;
        double up = SlowNetwork.logits(layers, x)[1];
        x[j] = here - h;
        double down = SlowNetwork.logits(layers, x)[1];
        x[j] = here;
        assertEquals((up - down) / (2 * h), gradient.get(i, j), 5e-6, "input " + j);
      }
    }
  }

  @Test
  void anEventsScoreDependsOnNeitherNeighboursNorKernel() {
    NeuralNetwork network = new NeuralNetwork(INPUTS, CLASSES, layers(Activation.SWISH));
    NeuralNetwork plain =
        new NeuralNetwork(INPUTS, CLASSES, layers(Activation.SWISH), new ScalarKernel());
    Matrix all = network.scores(examples.events());
    assertArrayEquals(all.values(), plain.scores(examples.events()).values(), 0f);
    assertArrayEquals(
        network.gradient(examples.events(), 2).values(),
        plain.gradient(examples.events(), 2).values(),
        0f);
    for (int i : new int[] {0, 255, 256, 600}) {
      Matrix one = network.scores(examples.events().slice(i, i + 1));
      assertArrayEquals(all.slice(i, i + 1).values(), one.values(), 0f);
    }
    assertEquals(0, network.scores(Matrix.zeros(0, 5)).rows());
  }

  @Test
  void layersThatDoNotFitAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new NeuralNetwork(List.of("a"), CLASSES, layers(Activation.RELU)));
    NeuralNetwork network = new NeuralNetwork(INPUTS, CLASSES, layers(Activation.RELU));
    assertThrows(IllegalArgumentException.class, () -> network.scores(Matrix.zeros(2, 4)));
  }
}
