// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.kernel.ScalarKernel;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Dropout;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.Network;
import hep.assay.runtime.network.SlowNetwork;
import hep.assay.runtime.network.Toy;
import hep.assay.runtime.network.design.Initialisation;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FusedTrainerTest {
  private static final Method ADAM = Method.method("adam").with("batch", 300).with("epochs", 3);

  private static Training train(Kernel kernel, int threads, TrainingTask task) {
    return new FusedTrainer(kernel, threads).train(task, (done, of, loss, validation) -> {});
  }

  private static List<Layer.Dense> layers(Training training) {
    return ((Network) training.model()).layers().stream().map(Layer.Dense.class::cast).toList();
  }

  @Test
  void separatesTheXaugToyAlmostAsWellAsIsPossible() {
    Training training =
        train(
            Kernel.best(),
            1,
            Toy.task(
                Toy.xaug(40_000, 1),
                Toy.xaug(10_000, 2),
                2,
                Toy.dnn(32, 32),
                Method.method("adam").with("epochs", 8).with("learningRate", 3e-3)));
    double crossEntropy = training.validationLoss()[training.bestEpoch()];
    assertTrue(crossEntropy < 0.012, "cross entropy " + crossEntropy + ", optimum 0.006");
  }

  @Test
  @Tag("slow")
  void reachesThePublishedXaugNumbersOnThreeSeeds() {
    double crossEntropy = 0;
    for (int seed = 0; seed < 3; seed++) {
      Training training =
          train(
              Kernel.best(),
              1,
              Toy.task(
                  Toy.xaug(200_000, 10 + seed),
                  Toy.xaug(200_000, 20 + seed),
                  2,
                  Toy.dnn(64, 64, 64),
                  Method.method("adam").with("epochs", 20)));
      crossEntropy += training.validationLoss()[training.bestEpoch()] / 3;
    }
    assertTrue(crossEntropy <= 0.0085, "cross entropy " + crossEntropy);
  }

  @Test
  void threadsAndVectorsChangeNoBit() {
    TrainingTask task =
        Toy.task(
            Toy.corners(1000, 7, 3, true, 1),
            Toy.corners(300, 7, 3, false, 2),
            3,
            Toy.dnn(33, 20).with("activation", "swish").with("dropout", 0.2),
            ADAM.with("weightDecay", 0.01).with("clip", 1));
    Training one = train(Kernel.best(), 1, task);
    for (Training other :
        List.of(
            train(Kernel.best(), 2, task),
            train(Kernel.best(), 4, task),
            train(new ScalarKernel(), 1, task))) {
      assertArrayEquals(one.trainingLoss(), other.trainingLoss());
      assertArrayEquals(one.validationLoss(), other.validationLoss());
      for (int l = 0; l < 3; l++) {
        assertArrayEquals(layers(one).get(l).weights(), layers(other).get(l).weights(), 0f);
        assertArrayEquals(layers(one).get(l).bias(), layers(other).get(l).bias(), 0f);
      }
    }
  }

  /** One step of plain descent with rate 1 moves every parameter by its gradient. */
  @ParameterizedTest
  @EnumSource(value = Activation.class, names = "SOFTMAX", mode = EnumSource.Mode.EXCLUDE)
  void gradientsAreThoseOfFiniteDifferences(Activation activation) {
    Examples examples = Toy.corners(37, 3, 3, true, 4);
    TrainingTask task =
        Toy.task(
            examples,
            Toy.corners(0, 3, 3, false, 0),
            3,
            Toy.dnn(6, 5).with("activation", activation.word()),
            Method.method("sgd").with("learningRate", 1).with("epochs", 1).with("batch", 37));
    List<Layer.Dense> start = Initialisation.dense(3, new int[] {6, 5}, activation, 3, task.seed());
    List<Layer.Dense> moved = layers(train(Kernel.best(), 1, task));
    for (int l = 0; l < start.size(); l++) {
      check(start, start.get(l).weights(), moved.get(l).weights(), examples);
      check(start, start.get(l).bias(), moved.get(l).bias(), examples);
    }
  }

  private static void check(
      List<Layer.Dense> network, float[] parameters, float[] moved, Examples examples) {
    for (int i = 0; i < parameters.length; i++) {
      float here = parameters[i];
      float h = 1e-5f;
      parameters[i] = here + h;
      double up = SlowNetwork.loss(network, examples);
      double above = parameters[i];
      parameters[i] = here - h;
      double down = SlowNetwork.loss(network, examples);
      double below = parameters[i];
      parameters[i] = here;
      assertEquals((up - down) / (above - below), here - moved[i], 2e-5, "parameter " + i);
    }
  }

  @Test
  void eventsOfWeightZeroAreNotLookedAt() {
    Examples examples = Toy.corners(600, 5, 2, true, 3);
    float[] other = examples.events().values().clone();
    for (int i = 0; i < 600; i += 3) {
      examples.weights()[i] = 0;
      Arrays.fill(other, 5 * i, 5 * i + 5, 1e30f);
    }
    Examples moved =
        new Examples(new Matrix(600, 5, other), examples.classes(), examples.weights());
    Examples none = Toy.corners(0, 5, 2, false, 0);
    Training one = train(Kernel.best(), 1, Toy.task(examples, none, 2, Toy.dnn(70, 20), ADAM));
    Training two = train(Kernel.best(), 2, Toy.task(moved, none, 2, Toy.dnn(70, 20), ADAM));
    for (int l = 0; l < 3; l++) {
      assertArrayEquals(layers(one).get(l).weights(), layers(two).get(l).weights(), 0f);
    }
    assertArrayEquals(one.trainingLoss(), two.trainingLoss());
  }

  @Test
  void aWeightOfTwoIsTheSameAsTheEventTwice() {
    Examples once = Toy.corners(40, 3, 2, false, 5);
    float[] weights = new float[40];
    Arrays.fill(weights, 2);
    int[] twiceOrder = new int[80];
    int[] classes = new int[80];
    float[] ones = new float[80];
    Arrays.fill(ones, 1);
    for (int i = 0; i < 80; i++) {
      twiceOrder[i] = i % 40;
      classes[i] = once.classes()[i % 40];
    }
    Examples weighted = new Examples(once.events(), once.classes(), weights);
    Examples twice = new Examples(once.events().select(twiceOrder), classes, ones);
    Examples none = Toy.corners(0, 3, 2, false, 0);
    Method step = Method.method("sgd").with("learningRate", 0.1).with("epochs", 1);
    float[] a =
        layers(train(Kernel.best(), 1, Toy.task(weighted, none, 2, Toy.dnn(8), step)))
            .get(0)
            .weights();
    float[] b =
        layers(
                train(
                    Kernel.best(),
                    1,
                    Toy.task(twice, none, 2, Toy.dnn(8), step.with("learningRate", 0.2))))
            .get(0)
            .weights();
    assertArrayEquals(a, b, 1e-6f);
  }

  @Test
  void theBestEpochIsKeptAndPatienceEndsTheTraining() {
    // far too large steps: the validation loss soon gets worse
    Training training =
        train(
            Kernel.best(),
            1,
            Toy.task(
                Toy.corners(200, 4, 2, false, 8),
                Toy.corners(2000, 4, 2, false, 9),
                2,
                Toy.dnn(64, 64),
                Method.method("adam")
                    .with("learningRate", 0.02)
                    .with("epochs", 200)
                    .with("batch", 50)
                    .with("patience", 4)));
    double[] validation = training.validationLoss();
    assertEquals(training.bestEpoch() + 5, validation.length);
    double best = Arrays.stream(validation).min().orElseThrow();
    assertEquals(best, validation[training.bestEpoch()]);
    Examples judged = Toy.corners(2000, 4, 2, false, 9);
    double loss = 0;
    double weights = 0;
    Matrix scores = training.model().scores(judged.events());
    for (int i = 0; i < judged.count(); i++) {
      loss -= judged.weights()[i] * Math.log(scores.get(i, judged.classes()[i]));
      weights += judged.weights()[i];
    }
    assertEquals(best, loss / weights, 1e-5);
    assertTrue(training.notes().get(0).text().startsWith("stopped after epoch"));
  }

  @Test
  void aLossThatIsNoNumberStopsWithWhatToDo() {
    TrainingTask task =
        Toy.task(
            Toy.corners(200, 4, 2, false, 8),
            Toy.corners(20, 4, 2, false, 9),
            2,
            Toy.dnn(16, 16).with("activation", "linear"),
            Method.method("sgd").with("learningRate", 100).with("epochs", 50).with("batch", 8));
    StudyException stopped =
        assertThrows(StudyException.class, () -> train(Kernel.best(), 1, task));
    assertTrue(stopped.getMessage().contains("lower learningRate (it is 100.0)"));
  }

  @Test
  void inputsThatAreNoNumbersAndClassesWithoutEventsAreRefusedByName() {
    Examples examples = Toy.corners(20, 4, 2, false, 8);
    examples.events().set(5, 2, Float.NaN);
    TrainingTask task = Toy.task(examples, examples, 2, Toy.dnn(4), ADAM);
    String message =
        assertThrows(StudyException.class, () -> train(Kernel.best(), 1, task)).getMessage();
    assertTrue(message.startsWith("input x2 is NaN in training event 5"), message);
    Examples two = Toy.corners(20, 4, 2, false, 8);
    TrainingTask three = Toy.task(two, two, 3, Toy.dnn(4), ADAM);
    message = assertThrows(StudyException.class, () -> train(Kernel.best(), 1, three)).getMessage();
    assertEquals("class c2 has no training events of non-zero weight", message);
  }

  @Test
  void dropoutDropsTheFractionAndKeepsTheMean() {
    Dropout dropout = new Dropout(0.3, new hep.assay.runtime.math.Seed(1));
    dropout.step(4);
    float[] ones = new float[64 * 1000];
    Arrays.fill(ones, 1);
    dropout.apply(0, 0, 1000, 64, ones);
    double kept = 0;
    double mean = 0;
    for (float one : ones) {
      kept += one > 0 ? 1 : 0;
      mean += one;
    }
    assertEquals(0.7, kept / ones.length, 0.01);
    assertEquals(1, mean / ones.length, 0.015);
    float[] again = new float[64 * 10];
    Arrays.fill(again, 1);
    dropout.apply(0, 990, 10, 64, again);
    assertArrayEquals(Arrays.copyOfRange(ones, 990 * 64, 1000 * 64), again);
    dropout.step(5);
    float[] other = new float[64 * 1000];
    Arrays.fill(other, 1);
    dropout.apply(0, 0, 1000, 64, other);
    assertNotEquals(Arrays.hashCode(ones), Arrays.hashCode(other));
  }
}
