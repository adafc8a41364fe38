// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.kernel.ScalarKernel;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Architecture;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.Network;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.Shapes;
import hep.assay.runtime.network.SlowNetwork;
import hep.assay.runtime.network.Toy;
import hep.assay.runtime.network.design.Design;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.saved.TrainingFormat;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of layer, in whole networks, against a slow network in double precision. */
class LayersTest {
  private static final Method STEP =
      Method.method("sgd").with("learningRate", 1).with("epochs", 1).with("batch", 100);

  static java.util.stream.Stream<Shapes> all() {
    return java.util.stream.Stream.concat(Shapes.all(), Shapes.graphs());
  }

  private static Training train(TrainingTask task, Kernel kernel, int threads) {
    return new FusedTrainer(Models.term(task.model().word()), kernel, threads)
        .train(task, (done, of, loss, validation) -> {});
  }

  /** One step of plain descent with rate 1 moves every parameter by its gradient. */
  @ParameterizedTest
  @MethodSource("all")
  void gradientsAreThoseOfFiniteDifferences(Shapes shapes) {
    Examples examples = shapes.examples(13, true, 4);
    Examples none = Toy.corners(0, shapes.width(), 3, false, 0);
    for (String activation : List.of("relu", "tanh", "sigmoid")) {
      TrainingTask task =
          shapes.task(examples, none, shapes.model().with("activation", activation), STEP);
      Architecture start = Design.of(task).start();
      Architecture moved = ((Network) train(task, Kernel.best(), 1).model()).architecture();
      List<float[]> parameters = parameters(start);
      List<float[]> after = parameters(moved);
      for (int p = 0; p < parameters.size(); p++) {
        check(start, parameters.get(p), after.get(p), examples, activation + " array " + p);
      }
    }
  }

  /** The arrays that are learnt, shared with the network. */
  private static List<float[]> parameters(Architecture network) {
    List<float[]> arrays = new ArrayList<>();
    for (Layer layer : network.layers()) {
      if (layer instanceof Layer.Weighted one) {
        arrays.add(one.weights());
        arrays.add(one.bias());
      } else if (layer instanceof Layer.Normalisation one) {
        arrays.add(one.scale());
        arrays.add(one.shift());
      }
    }
    return arrays;
  }

  private static void check(
      Architecture network, float[] parameters, float[] moved, Examples examples, String what) {
    for (int i = 0; i < parameters.length; i += 1 + parameters.length / 60) {
      float here = parameters[i];
      if (here == 0 && what.startsWith("relu")) {
        continue; // a bias that starts at the kink of a unit whose inputs are all 0
      }
      float h = 1e-5f;
      parameters[i] = here + h;
      double up = SlowNetwork.loss(network, examples, true);
      double above = parameters[i];
      parameters[i] = here - h;
      double down = SlowNetwork.loss(network, examples, true);
      double below = parameters[i];
      parameters[i] = here;
      assertEquals((up - down) / (above - below), here - moved[i], 3e-5, what + "[" + i + "]");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void scoresAndInputGradientsAreThoseOfTheDefinition(Shapes shapes) {
    Examples examples = shapes.examples(40, false, 4);
    TrainingTask task =
        shapes.task(
            examples,
            examples,
            shapes.model().with("activation", "elu"),
            Method.method("adam").with("epochs", 3).with("batch", 20));
    NeuralNetwork network = (NeuralNetwork) train(task, Kernel.best(), 1).model();
    double[][] rows = SlowNetwork.rows(examples);
    double[][] logits = SlowNetwork.logits(network.architecture(), rows, false);
    Matrix ours = network.logits(examples.events());
    for (int i = 0; i < 40; i++) {
      for (int k = 0; k < 3; k++) {
        assertEquals(logits[i][k], ours.get(i, k), 1e-5 * (1 + Math.abs(logits[i][k])));
      }
    }
    Matrix gradient = network.gradient(examples.events(), 1);
    for (int j = 0; j < shapes.width(); j++) {
      if (shapes.structural(j)) {
        assertEquals(0, gradient.get(7, j));
        continue;
      }
      double[][] up = {rows[7].clone()};
      double[][] down = {rows[7].clone()};
      up[0][j] += 1e-6;
      down[0][j] -= 1e-6;
      double slope =
          (SlowNetwork.logits(network.architecture(), up, false)[0][1]
                  - SlowNetwork.logits(network.architecture(), down, false)[0][1])
              / 2e-6;
      assertEquals(slope, gradient.get(7, j), 2e-5 * (1 + Math.abs(slope)), "input " + j);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void threadsKernelsAndNeighboursChangeNoBit(Shapes shapes) {
    Examples examples = shapes.examples(150, true, 4);
    Examples judged = shapes.examples(37, false, 5);
    Method model = shapes.model().with("dropout", 0.2);
    Method adam = Method.method("adam").with("epochs", 2).with("batch", 64).with("clip", 1);
    TrainingTask task = shapes.task(examples, judged, model, adam);
    Training one = train(task, Kernel.best(), 1);
    byte[] bytes = TrainingFormat.write(one);
    assertArrayEquals(bytes, TrainingFormat.write(train(task, Kernel.best(), 2)));
    assertArrayEquals(bytes, TrainingFormat.write(train(task, new ScalarKernel(), 4)));
    NeuralNetwork read = (NeuralNetwork) TrainingFormat.read(bytes).model();
    float[] all = read.scores(judged.events()).values();
    assertArrayEquals(((NeuralNetwork) one.model()).scores(judged.events()).values(), all);
    NeuralNetwork plain =
        new NeuralNetwork(read.inputs(), read.outputs(), read.architecture(), new ScalarKernel());
    assertArrayEquals(all, plain.scores(judged.events()).values());
    assertArrayEquals(
        read.gradient(judged.events(), 2).values(), plain.gradient(judged.events(), 2).values());
    Matrix alone = read.scores(judged.events().slice(20, 21));
    assertArrayEquals(Arrays.copyOfRange(all, 60, 63), alone.values());
  }
}
