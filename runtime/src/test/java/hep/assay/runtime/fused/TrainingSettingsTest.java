// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.InputGroup;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.Network;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.SlowNetwork;
import hep.assay.runtime.network.Toy;
import hep.assay.runtime.network.design.Initialisation;
import hep.assay.runtime.network.training.ClassWeights;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code train} can be told besides the optimiser, seen in the weights that come out. */
class TrainingSettingsTest {
  private static final Method STEP =
      Method.method("sgd").with("learningRate", 1).with("epochs", 1).with("batch", 60);

  private static Training train(int threads, TrainingTask task) {
    return new FusedTrainer(Kernel.best(), threads).train(task, (done, of, loss, validation) -> {});
  }

  private static TrainingTask task(Examples examples, Method... train) {
    TrainingTask one =
        Toy.task(
            examples,
            Toy.corners(40, 3, 2, false, 9),
            2,
            Toy.dnn(5).with("activation", "tanh"),
            train[0]);
    return new TrainingTask(
        one.inputs(),
        one.groups(),
        one.outputs(),
        one.training(),
        one.validation(),
        one.model(),
        List.of(train),
        List.of(),
        one.seed());
  }

  private static float[] weights(Training training) {
    List<Float> all = new ArrayList<>();
    for (Layer layer : ((Network) training.model()).layers()) {
      for (float one : ((Layer.Dense) layer).weights()) {
        all.add(one);
      }
    }
    float[] flat = new float[all.size()];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = all.get(i);
    }
    return flat;
  }

  private static final Examples EVENTS = Toy.corners(60, 3, 2, true, 4);

  @Test
  void aPenaltyPullsEveryWeight() {
    float[] plain = weights(train(1, task(EVENTS, STEP)));
    Method penalty = Method.method("penalty").with("l1", 0.01).with("l2", 0.02);
    float[] pulled = weights(train(1, task(EVENTS, STEP, penalty)));
    List<Layer.Dense> start =
        Initialisation.dense(3, new int[] {5}, Activation.TANH, 2, task(EVENTS, STEP).seed());
    int at = 0;
    for (Layer.Dense layer : start) {
      for (float w : layer.weights()) {
        assertEquals(plain[at] - 0.01 * Math.signum(w) - 0.04 * w, pulled[at], 1e-6);
        at++;
      }
    }
  }

  /** One step of plain descent shows the gradient: that of half the loss here, half there. */
  @Test
  void adversarialTrainingLearnsFromEventsMovedAlongTheSignOfTheirSlopes() {
    Method fgsm = Method.method("fgsm").with("epsilon", 0.2).with("clean", 0.3);
    TrainingTask task = task(EVENTS, STEP, fgsm);
    float[] found = weights(train(1, task));
    List<Layer.Dense> start =
        Initialisation.dense(3, new int[] {5}, Activation.TANH, 2, task.seed());
    Examples moved = moved(start, 0.2);
    float[] clean = weights(train(1, task(EVENTS, STEP)));
    float[] attacked = weights(train(1, task(moved, STEP)));
    for (int i = 0; i < found.length; i++) {
      assertEquals(0.3 * clean[i] + 0.7 * attacked[i], found[i], 2e-6);
    }
  }

  /** {@code x + epsilon sigma sign(dL/dx)} by difference quotients of the slow network. */
  private static Examples moved(List<Layer.Dense> network, double epsilon) {
    Matrix events = EVENTS.events();
    Matrix moved = Matrix.zeros(events.rows(), events.columns());
    for (int i = 0; i < events.rows(); i++) {
      for (int j = 0; j < events.columns(); j++) {
        double slope = loss(network, i, j, 1e-3f) - loss(network, i, j, -1e-3f);
        double sigma = deviation(events, j);
        moved.set(i, j, (float) (events.get(i, j) + epsilon * sigma * Math.signum(slope)));
      }
    }
    return new Examples(moved, EVENTS.classes(), EVENTS.weights());
  }

  private static double loss(List<Layer.Dense> network, int event, int input, float by) {
    Matrix one = EVENTS.events().select(new int[] {event});
    one.set(0, input, one.get(0, input) + by);
    return SlowNetwork.loss(
        network, new Examples(one, new int[] {EVENTS.classes()[event]}, new float[] {1}));
  }

  private static double deviation(Matrix events, int column) {
    double mean = 0;
    for (int i = 0; i < events.rows(); i++) {
      mean += events.get(i, column) / events.rows();
    }
    double squares = 0;
    for (int i = 0; i < events.rows(); i++) {
      squares += Math.pow(events.get(i, column) - mean, 2) / events.rows();
    }
    return Math.sqrt(squares);
  }

  @Test
  void noiseChangesTheWeightsButNotWithTheThreads() {
    Method noise = Method.method("noise").with("sigma", 0.5);
    Method fgsm = Method.method("fgsm");
    Method adam = Method.method("adam").with("epochs", 3).with("batch", 25);
    float[] one = weights(train(1, task(EVENTS, adam, noise, fgsm)));
    assertArrayEquals(one, weights(train(3, task(EVENTS, adam, noise, fgsm))));
    assertFalse(Arrays.equals(one, weights(train(1, task(EVENTS, adam)))));
    assertFalse(Arrays.equals(one, weights(train(1, task(EVENTS, adam, fgsm)))));
  }

  @Test
  void noiseLeavesFlagsAndFillingAlone() {
    Matrix events = new Matrix(2, 3, new float[] {1, 0, 2, 0, 4, 6});
    Examples examples = new Examples(events, new int[] {0, 1}, new float[] {1, 1});
    TrainingTask task =
        task(examples, STEP, Method.method("noise").with("sigma", 1))
            .grouped(
                List.of(
                    new InputGroup("flag", InputGroup.Kind.SCALAR, List.of(), 0),
                    new InputGroup("list", InputGroup.Kind.LIST, List.of(2), 1)));
    float[] values = events.values().clone();
    hep.assay.runtime.network.training.Augmentation.of(task).addNoise(7, 0, 2, values);
    assertEquals(1, values[0]);
    assertEquals(0, values[1], "filling");
    assertEquals(0, values[3]);
    assertFalse(values[2] == 2 || values[5] == 6, Arrays.toString(values));
  }

  @Test
  void theAverageIsTheMeanOfTheBestEpochs() {
    Method adam =
        Method.method("adam").with("epochs", 6).with("batch", 20).with("learningRate", 0.05);
    Training all = train(1, task(EVENTS, adam.with("checkpoints", 6)));
    Training averaged = train(1, task(EVENTS, adam.with("average", 3)));
    Integer[] epochs = {0, 1, 2, 3, 4, 5};
    Arrays.sort(epochs, (a, b) -> Double.compare(all.validationLoss()[a], all.validationLoss()[b]));
    float[] found = weights(averaged);
    for (int i = 0; i < found.length; i++) {
      double mean = 0;
      for (int k = 0; k < 3; k++) {
        NeuralNetwork network = (NeuralNetwork) all.checkpoints().get(epochs[k]).model();
        mean += weights(new Training(network, new double[0], new double[0], 0, List.of()))[i] / 3.0;
      }
      assertEquals(mean, found[i], 1e-6);
    }
    assertTrue(averaged.notes().toString().contains("the mean of those after epochs"));
  }

  @Test
  void checkpointsAreEvenAndTheLastIsTheEnd() {
    Method adam = Method.method("adam").with("epochs", 10).with("batch", 20);
    Training training = train(1, task(EVENTS, adam.with("checkpoints", 4).with("patience", 0)));
    assertEquals(
        List.of(3, 5, 8, 10),
        training.checkpoints().stream().map(Training.Checkpoint::epoch).toList());
  }

  @Test
  void aLossThatIsNoNumberStopsWithAdvice() {
    Method wild =
        Method.method("sgd").with("learningRate", 100).with("epochs", 200).with("batch", 5);
    float[] weights = EVENTS.weights().clone();
    Arrays.fill(weights, 1e30f);
    Examples heavy = new Examples(EVENTS.events(), EVENTS.classes(), weights);
    StudyException problem = assertThrows(StudyException.class, () -> train(1, task(heavy, wild)));
    assertTrue(problem.getMessage().contains("lower learningRate"), problem.getMessage());
  }

  @Test
  void balancedClassesWeighTheSame() {
    int[] classes = {0, 1, 1, 1, 1, 0, 1, 1};
    double[] raw = {1, 2, 3, -1, 2, 4, 1, 1};
    float[] even = ClassWeights.balanced(classes, normalised(classes, raw), 2);
    double[] sums = new double[2];
    for (int i = 0; i < classes.length; i++) {
      sums[classes[i]] += even[i];
    }
    assertEquals(4, sums[0], 1e-5);
    assertEquals(4, sums[1], 1e-5);
  }

  private static float[] normalised(int[] classes, double[] raw) {
    return ClassWeights.normalised(classes, raw, List.of("a", "b"));
  }

  @Test
  void whatDoesNotGoTogetherIsSaid() {
    TrainingTask task = task(EVENTS, STEP, Method.method("fgsm"));
    TrainingTask normalised =
        new TrainingTask(
            task.inputs(),
            task.groups(),
            task.outputs(),
            task.training(),
            task.validation(),
            task.model().with("batchNorm", true),
            task.train(),
            List.of(),
            task.seed());
    StudyException problem = assertThrows(StudyException.class, () -> train(1, normalised));
    assertTrue(problem.getMessage().contains("does not go with batch normalisation"));
  }
}
