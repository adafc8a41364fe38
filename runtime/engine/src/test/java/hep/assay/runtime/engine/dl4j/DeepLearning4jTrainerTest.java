// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.engine.Corners;
import hep.assay.runtime.engine.Engines;
import hep.assay.runtime.fused.FusedTrainer;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.Network;
import hep.assay.runtime.network.training.Trainer;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeepLearning4jTrainerTest {
  private static final Method FUSED = Method.method("dnn").with("hidden", List.of(20, 7));
  private static final Method MODEL = FUSED.with("engine", "deeplearning4j");

  private static Training train(Trainer trainer, TrainingTask task) {
    return trainer.train(task, (done, of, loss, validation) -> {});
  }

  private static float[] weights(Training training, int layer) {
    return ((Layer.Dense) ((Network) training.model()).layers().get(layer)).weights();
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "relu", "tanh", "sigmoid", "softplus", "elu", "gelu", "swish"})
  void oneStepIsThatOfTheFusedTrainer(String activation) {
    for (Method train :
        List.of(
            Method.method("sgd").with("learningRate", 0.5).with("clip", 0.3),
            Method.method("momentum").with("nesterov", true),
            Method.method("adam").with("learningRate", 0.01).with("weightDecay", 0.1))) {
      Method once = train.with("epochs", 1).with("batch", 999);
      Training ours =
          train(new FusedTrainer(), Corners.task(FUSED.with("activation", activation), once));
      Training theirs =
          train(
              new DeepLearning4jTrainer(),
              Corners.task(MODEL.with("activation", activation), once));
      assertEquals(ours.trainingLoss()[0], theirs.trainingLoss()[0], 1e-6);
      for (int l = 0; l < 3; l++) {
        assertArrayEquals(weights(ours, l), weights(theirs, l), 1e-5f, train.word());
      }
    }
  }

  @Test
  void aWholeTrainingComesToTheSameLossAndIsRepeatable() {
    Method adam = Method.method("adam").with("epochs", 6).with("batch", 100);
    Training ours = train(new FusedTrainer(), Corners.task(FUSED.with("dropout", 0.1), adam));
    Training theirs =
        train(new DeepLearning4jTrainer(), Corners.task(MODEL.with("dropout", 0.1), adam));
    assertArrayEquals(ours.validationLoss(), theirs.validationLoss(), 1e-4);
    Training again =
        train(new DeepLearning4jTrainer(), Corners.task(MODEL.with("dropout", 0.1), adam));
    assertArrayEquals(weights(theirs, 1), weights(again, 1), 0f);
  }

  @Test
  void trainingsSideBySideGiveTheSameBitsDropoutIncluded() throws Exception {
    TrainingTask task =
        Corners.task(
            MODEL.with("dropout", 0.3), Method.method("adam").with("epochs", 3).with("batch", 64));
    Training alone = train(new DeepLearning4jTrainer(), task);
    ExecutorService workers = Executors.newFixedThreadPool(2);
    try {
      List<Future<Training>> both =
          List.of(
              workers.submit(() -> train(new DeepLearning4jTrainer(), task)),
              workers.submit(() -> train(new DeepLearning4jTrainer(), task)));
      for (Future<Training> one : both) {
        for (int l = 0; l < 3; l++) {
          assertArrayEquals(weights(alone, l), weights(one.get(), l), 0f);
        }
      }
    } finally {
      workers.shutdownNow();
    }
  }

  @Test
  void whatItLacksIsSaidWithTheWayOut() {
    String message =
        assertThrows(
                StudyException.class,
                () ->
                    train(
                        new DeepLearning4jTrainer(),
                        Corners.task(MODEL, Method.method("momentum"))))
            .getMessage();
    assertTrue(message.contains("momentum(nesterov = true), or dnn(engine = fused)"), message);
  }

  @Test
  void theSettingEngineDecidesWhoTrains() {
    assertEquals("deeplearning4j 1.0.0-M2.1", trainerOf(MODEL).engine());
    assertEquals("fused", trainerOf(FUSED).engine());
  }

  @Test
  void nothingIsPrintedOnStandardOutput() {
    PrintStream terminal = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed));
    try {
      train(
          new DeepLearning4jTrainer(),
          Corners.task(MODEL, Method.method("adam").with("epochs", 1)));
    } finally {
      System.setOut(terminal);
    }
    assertEquals("", printed.toString());
  }

  private static Trainer trainerOf(Method model) {
    return Engines.ALL.stream()
        .filter(Trainer.class::isInstance)
        .map(Trainer.class::cast)
        .filter(one -> one.trains(model))
        .findFirst()
        .orElseThrow();
  }
}
