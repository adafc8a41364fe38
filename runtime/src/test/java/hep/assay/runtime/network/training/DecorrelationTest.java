// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.fused.FusedTrainer;
import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.math.DistanceCorrelation;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Architecture;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.Model;
import hep.assay.runtime.network.Network;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.SlowNetwork;
import hep.assay.runtime.network.Toy;
import hep.assay.runtime.network.design.Design;
import hep.assay.runtime.network.design.Initialisation;
import hep.assay.runtime.vocabulary.Method;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecorrelationTest {
  private static Training train(TrainingTask task) {
    return new FusedTrainer().train(task, (done, of, loss, validation) -> {});
  }

  /** A small task whose protected column is correlated with the inputs in both classes. */
  private static TrainingTask small(Method by, Method train) {
    Examples training = Toy.corners(120, 3, 2, true, 3);
    Examples validation = Toy.corners(80, 3, 2, false, 4);
    return Toy.task(training, validation, 2, Toy.dnn(6).with("activation", "tanh"), train)
        .decorrelated(
            List.of(
                new Decorrelation(
                    by, mass(training), on(training), mass(validation), on(validation))));
  }

  private static Matrix mass(Examples examples) {
    Matrix mass = Matrix.zeros(examples.count(), 1);
    for (int i = 0; i < examples.count(); i++) {
      mass.set(i, 0, examples.events().get(i, 0) + 0.3f * (i % 5));
    }
    return mass;
  }

  /** Class 1, the background. */
  private static boolean[] on(Examples examples) {
    boolean[] on = new boolean[examples.count()];
    for (int i = 0; i < on.length; i++) {
      on[i] = examples.classes()[i] == 1;
    }
    return on;
  }

  @Test
  void theWholeGradientWithAPenaltyIsThatOfFiniteDifferences() {
    Method disco = Method.method("disco").with("strength", 3);
    TrainingTask task =
        small(
            disco,
            Method.method("sgd").with("learningRate", 1).with("epochs", 1).with("batch", 120));
    List<Layer.Dense> start =
        Initialisation.dense(3, new int[] {6}, Activation.TANH, 2, task.seed());
    List<Layer> moved = ((Network) train(task).model()).layers();
    for (int l = 0; l < 2; l++) {
      float[] parameters = start.get(l).weights();
      float[] after = ((Layer.Dense) moved.get(l)).weights();
      for (int i = 0; i < parameters.length; i++) {
        float here = parameters[i];
        parameters[i] = here + 1e-5f;
        double up = total(start, task);
        double above = parameters[i];
        parameters[i] = here - 1e-5f;
        double down = total(start, task);
        double below = parameters[i];
        parameters[i] = here;
        assertEquals((up - down) / (above - below), here - after[i], 1e-4, "parameter " + i);
      }
    }
  }

  private static double total(List<Layer.Dense> network, TrainingTask task) {
    Examples examples = task.training();
    double[] scores = new double[examples.count()];
    double[] mass = new double[examples.count()];
    double[] weights = new double[examples.count()];
    for (int i = 0; i < examples.count(); i++) {
      double[] x = new double[3];
      for (int j = 0; j < 3; j++) {
        x[j] = examples.events().get(i, j);
      }
      scores[i] = Math.exp(-SlowNetwork.crossEntropy(SlowNetwork.logits(network, x), 0));
      mass[i] = task.decorrelations().get(0).training().get(i, 0);
      weights[i] = examples.classes()[i] == 1 ? examples.weights()[i] : 0;
    }
    return SlowNetwork.loss(network, examples)
        + 3 * DistanceCorrelation.of(mass, scores, weights).squared();
  }

  private static TrainingTask paired(Method train) {
    TrainingTask task = small(Method.method("doubleDisco").with("strength", 3), train);
    Decorrelation one = task.decorrelations().get(0);
    return task.decorrelated(
        List.of(
            new Decorrelation(
                one.by(),
                Matrix.zeros(one.training().rows(), 0),
                one.trainingOn(),
                Matrix.zeros(one.validation().rows(), 0),
                one.validationOn())));
  }

  /** L[f] + L[g] + 3 dCorr^2(f, g), parameter by parameter of both networks. */
  @Test
  void theWholeGradientOfAPairIsThatOfFiniteDifferences() {
    TrainingTask task =
        paired(Method.method("sgd").with("learningRate", 1).with("epochs", 1).with("batch", 120));
    List<List<Layer.Dense>> start =
        List.of(
            Initialisation.dense(3, new int[] {6}, Activation.TANH, 2, task.seed().of("pair", 0)),
            Initialisation.dense(3, new int[] {6}, Activation.TANH, 2, task.seed().of("pair", 1)));
    List<Layer> moved = ((Network) train(task).model()).layers();
    assertEquals(3, moved.size());
    float[] hidden = ((Layer.Dense) moved.get(0)).weights();
    for (int half = 0; half < 2; half++) {
      float[] parameters = start.get(half).get(0).weights();
      for (int i = 0; i < parameters.length; i++) {
        float after = hidden[i / 6 * 12 + 6 * half + i % 6];
        float here = parameters[i];
        parameters[i] = here + 1e-5f;
        double up = pairLoss(start, task);
        double above = parameters[i];
        parameters[i] = here - 1e-5f;
        double down = pairLoss(start, task);
        double below = parameters[i];
        parameters[i] = here;
        assertEquals((up - down) / (above - below), here - after, 1e-4, "parameter " + i);
      }
    }
  }

  private static double pairLoss(List<List<Layer.Dense>> pair, TrainingTask task) {
    Examples examples = task.training();
    double[][] scores = new double[2][examples.count()];
    double[] weights = new double[examples.count()];
    for (int i = 0; i < examples.count(); i++) {
      double[] x = new double[3];
      for (int j = 0; j < 3; j++) {
        x[j] = examples.events().get(i, j);
      }
      for (int half = 0; half < 2; half++) {
        double[] logits = SlowNetwork.logits(pair.get(half), x);
        scores[half][i] = Math.exp(-SlowNetwork.crossEntropy(logits, 0));
      }
      weights[i] = examples.classes()[i] == 1 ? examples.weights()[i] : 0;
    }
    return SlowNetwork.loss(pair.get(0), examples)
        + SlowNetwork.loss(pair.get(1), examples)
        + 3 * DistanceCorrelation.of(scores[0], scores[1], weights).squared();
  }

  @Test
  void aPairIsTheSumOfTheLogitsOfItsHalves() {
    Examples events = Toy.corners(50, 3, 2, true, 3);
    for (boolean norm : new boolean[] {false, true}) {
      Method model = Method.method("dnn").with("hidden", List.of(7, 5)).with("batchNorm", norm);
      NeuralNetwork[] half = new NeuralNetwork[2];
      for (int k = 0; k < 2; k++) {
        TrainingTask task = Toy.task(events, events, 2, model, Method.method("adam"));
        Architecture start = Design.of(task.seeded(new hep.assay.runtime.math.Seed(k + 1))).start();
        half[k] = new NeuralNetwork(task.inputs(), task.outputs(), start);
      }
      NeuralNetwork pair = Pair.of(half[0], half[1]);
      Matrix split = Pair.scores(pair, events.events());
      for (int i = 0; i < 50; i++) {
        for (int k = 0; k < 2; k++) {
          float sum =
              half[0].logits(events.events()).get(i, k) + half[1].logits(events.events()).get(i, k);
          assertEquals(sum, pair.logits(events.events()).get(i, k), 1e-5);
          assertEquals(half[k].scores(events.events()).get(i, 0), split.get(i, k), 1e-6);
        }
      }
    }
  }

  @Test
  void threadsChangeNoBitOfAPair() {
    TrainingTask task = paired(Method.method("adam").with("epochs", 4).with("batch", 50));
    Training one = new FusedTrainer(Kernel.best(), 1).train(task, (d, o, l, v) -> {});
    Training two = new FusedTrainer(Kernel.best(), 2).train(task, (d, o, l, v) -> {});
    assertArrayEquals(one.validationLoss(), two.validationLoss());
  }

  @ParameterizedTest
  @CsvSource({"disco, 20", "mode, 50", "adversary, 1"})
  void threadsChangeNoBitOfADecorrelatedTraining(String word, double strength) {
    TrainingTask task =
        small(
            Method.method(word).with("strength", strength),
            Method.method("adam").with("epochs", 4).with("batch", 50));
    Training one = new FusedTrainer(Kernel.best(), 1).train(task, (d, o, l, v) -> {});
    Training two = new FusedTrainer(Kernel.best(), 2).train(task, (d, o, l, v) -> {});
    assertArrayEquals(one.validationLoss(), two.validationLoss());
    assertArrayEquals(one.trainingLoss(), two.trainingLoss());
  }

  @Test
  void planingChangesTheTrainingWeightsOfItsClassOnly() {
    TrainingTask task = small(Method.method("planing").with("bins", 4), Method.method("adam"));
    TrainingTask planed = Decorrelations.planed(task);
    boolean changed = false;
    for (int i = 0; i < 120; i++) {
      if (task.training().classes()[i] == 0) {
        assertEquals(task.training().weights()[i], planed.training().weights()[i]);
      } else {
        changed |= task.training().weights()[i] != planed.training().weights()[i];
      }
    }
    assertTrue(changed);
  }

  /**
   * The three Gaussians of ABCDisCo (arXiv:2007.14400): the background's X0 and X1 are correlated
   * by -0.8, X2 is independent. Of X1 and X2 the best classifier has an AUC of Phi(2.134 / sqrt 2)
   * = 0.9344; decorrelated from X0, it sees X2 alone: 0.8271.
   */
  @Test
  void aDecorrelatedClassifierOfTheThreeGaussiansSeesThePowerOfX2Alone() {
    double[] free = gaussians(30_000, 8, 512, 0);
    double[] flat = gaussians(40_000, 20, 2000, 50);
    assertTrue(free[0] > 0.925 && free[0] < 0.94, "free AUC " + free[0]);
    assertTrue(free[1] > 0.05, "free dCorr^2 " + free[1]);
    assertTrue(flat[0] > 0.80 && flat[0] < 0.88, "decorrelated AUC " + flat[0]);
    assertTrue(flat[1] < 0.01, "decorrelated dCorr^2 " + flat[1]);
  }

  /** Without its warm-up, a penalty this strong leaves the score upside down or constant. */
  @ParameterizedTest
  @CsvSource({"200", "1000", "5000"})
  void aStrongPenaltyLeavesTheScoreTheRightWayUp(double strength) {
    double[] flat = gaussians(40_000, 20, 2000, strength);
    assertTrue(flat[0] > 0.80 && flat[0] < 0.88, "AUC " + flat[0]);
    assertTrue(flat[1] < 0.002, "dCorr^2 " + flat[1]);
  }

  /** The kept epoch is one of those after the warm-up. */
  @Test
  void anEpochOfTheWarmUpIsNeverTheBest() {
    Method adam = Method.method("adam").with("epochs", 12).with("batch", 60).with("patience", 2);
    for (double strength : new double[] {0.1, 10, 1000}) {
      Method disco = Method.method("disco").with("strength", strength).with("warmup", 5);
      Training training = train(small(disco, adam));
      assertTrue(training.bestEpoch() >= 5, "kept epoch " + training.bestEpoch());
    }
  }

  /** AUC and, on background, dCorr^2 with X0, of a classifier of X1 and X2. */
  private static double[] gaussians(int count, int epochs, int batch, double strength) {
    Examples training = threeGaussians(count, 1);
    Examples validation = threeGaussians(count / 3, 2);
    Method adam =
        Method.method("adam").with("epochs", epochs).with("batch", batch).with("patience", 0);
    TrainingTask task =
        Toy.task(
            seen(training), seen(validation), 2, Toy.dnn(64, 64), adam.with("learningRate", 3e-3));
    if (strength > 0) {
      task =
          task.decorrelated(
              List.of(
                  new Decorrelation(
                      Method.method("disco").with("strength", strength),
                      x0(training),
                      on(training),
                      x0(validation),
                      on(validation))));
    }
    Model model = train(task).model();
    Examples test = threeGaussians(20_000, 3);
    Matrix scores = model.scores(seen(test).events());
    double[] score = new double[test.count()];
    double[] mass = new double[test.count()];
    double[] background = new double[test.count()];
    for (int i = 0; i < score.length; i++) {
      score[i] = scores.get(i, 0);
      mass[i] = test.events().get(i, 0);
      background[i] = test.classes()[i];
    }
    return new double[] {
      auc(score, test.classes()), DistanceCorrelation.of(mass, score, background).squared()
    };
  }

  /** The events without X0. */
  private static Examples seen(Examples examples) {
    Matrix seen = Matrix.zeros(examples.count(), 2);
    for (int i = 0; i < examples.count(); i++) {
      seen.set(i, 0, examples.events().get(i, 1));
      seen.set(i, 1, examples.events().get(i, 2));
    }
    return new Examples(seen, examples.classes(), examples.weights());
  }

  private static Matrix x0(Examples examples) {
    Matrix x0 = Matrix.zeros(examples.count(), 1);
    for (int i = 0; i < examples.count(); i++) {
      x0.set(i, 0, examples.events().get(i, 0));
    }
    return x0;
  }

  private static Examples threeGaussians(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Matrix events = Matrix.zeros(count, 3);
    int[] classes = new int[count];
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      double a = normal(random);
      double b = normal(random);
      double c = normal(random);
      classes[i] = i % 2;
      weights[i] = 1;
      boolean signal = classes[i] == 0;
      events.set(i, 0, (float) ((signal ? 2.5 : 0) + 1.5 * a));
      events.set(i, 1, (float) ((signal ? 2.5 : 0) + 1.5 * (signal ? b : -0.8 * a + 0.6 * b)));
      events.set(i, 2, (float) ((signal ? 2 : 0) + 1.5 * c));
    }
    return new Examples(events, classes, weights);
  }

  private static double normal(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  private static double auc(double[] scores, int[] classes) {
    int[] order = hep.assay.runtime.math.Order.ascending(scores);
    double below = 0;
    double pairs = 0;
    double signals = 0;
    for (int i : order) {
      if (classes[i] == 1) {
        below++;
      } else {
        pairs += below;
        signals++;
      }
    }
    return pairs / (signals * below);
  }
}
