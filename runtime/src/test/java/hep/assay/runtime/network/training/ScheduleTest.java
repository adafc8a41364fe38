// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.fused.FusedTrainer;
import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.network.Toy;
import hep.assay.runtime.vocabulary.Method;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference numbers are made by make_schedules.py beside them, with PyTorch. */
class ScheduleTest {
  private static final int EPOCHS = 40;

  private static double[] reference(String name) throws IOException {
    try (InputStream in = ScheduleTest.class.getResourceAsStream("schedules.csv")) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      int column = List.of(lines.get(0).split(",")).indexOf(name);
      return lines.stream()
          .skip(1)
          .mapToDouble(line -> Double.parseDouble(line.split(",")[column]))
          .toArray();
    }
  }

  private static Schedule schedule(String shape, Object... settings) {
    Method method = Method.method("schedule").with("shape", shape);
    for (int i = 0; i < settings.length; i += 2) {
      method = method.with((String) settings[i], settings[i + 1]);
    }
    return Schedule.of(List.of(method), EPOCHS);
  }

  private static void assertIsThatOfPyTorch(String name, Schedule schedule) throws IOException {
    double[] expected = reference(name);
    double[] losses = reference("loss");
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      double found = schedule.factor(epoch, 0, Arrays.copyOf(losses, epoch));
      assertEquals(expected[epoch], found, 1e-12, name + ", epoch " + epoch);
    }
  }

  @Test
  void everyShapeIsThatOfPyTorchAtTheStartOfAnEpoch() throws IOException {
    assertIsThatOfPyTorch("step", schedule("step", "every", 7, "factor", 0.3));
    assertIsThatOfPyTorch(
        "milestones", schedule("milestones", "at", List.of(5, 11, 30), "factor", 0.5));
    assertIsThatOfPyTorch("each", schedule("step", "every", 1, "factor", 0.9));
    assertIsThatOfPyTorch("cosine", schedule("cosine", "end", 0.05));
    assertIsThatOfPyTorch("restarts", schedule("restarts", "every", 9, "end", 0.02));
    assertIsThatOfPyTorch("plateau", schedule("plateau", "factor", 0.5, "patience", 2, "end", 0.1));
  }

  @Test
  void aStepHoldsUntilTheLastBatchOfItsEpochs() {
    Schedule step = schedule("step", "every", 2);
    assertEquals(1, step.factor(1, 1, new double[0]));
    assertEquals(0.1, step.factor(2, 0.01, new double[0]), 1e-15);
  }

  @Test
  void theWarmUpComesOnTop() {
    Schedule step = schedule("step", "every", 3, "factor", 0.5, "warmup", 4);
    assertEquals(0.125, step.factor(0, 0.5, new double[0]), 1e-15);
    assertEquals(0.5 * 3.5 / 4, step.factor(3, 0.5, new double[0]), 1e-15);
    assertEquals(0.25, step.factor(6, 0.5, new double[0]), 1e-15);
  }

  @Test
  void whatWasTakenOverFromAnotherShapeMeansNothing() {
    Schedule cosine = schedule("cosine", "every", 3, "at", List.of(1));
    assertEquals(
        List.of("end", "shape", "warmup"), List.copyOf(cosine.settings().values().keySet()));
  }

  private static Training train(Method adam, Method schedule) {
    TrainingTask task =
        Toy.task(
                Toy.corners(60, 3, 2, true, 4),
                Toy.corners(40, 3, 2, false, 9),
                2,
                Toy.dnn(5),
                adam)
            .trainedBy(List.of(adam, schedule));
    return new FusedTrainer(Kernel.best(), 1).train(task, (done, of, loss, validation) -> {});
  }

  @Test
  void aTrainingFollowsItsValidationLoss() {
    Method adam =
        Method.method("adam")
            .with("epochs", 30)
            .with("batch", 10)
            .with("learningRate", 0.1)
            .with("patience", 0)
            .with("checkpoints", 30);
    Method plateau = Method.method("schedule").with("shape", "plateau").with("patience", 1);
    Training training = train(adam, plateau);
    Schedule same = Schedule.of(List.of(plateau), 30);
    double last = 0;
    for (Training.Checkpoint one : training.checkpoints()) {
      double[] known = Arrays.copyOf(training.validationLoss(), one.epoch() - 1);
      last = 0.1 * same.factor(one.epoch() - 1, 1, known);
      assertEquals(last, one.rate(), 1e-15);
    }
    assertTrue(last < 0.1, "the rate fell");
    assertFalse(training.notes().toString().contains("schedule(plateau)"));
  }

  @Test
  void aPlateauThatTheTrainingNeverReachesIsSaid() {
    Method adam = Method.method("adam").with("epochs", 2).with("patience", 3);
    Training training = train(adam, Method.method("schedule").with("shape", "plateau"));
    assertTrue(training.notes().toString().contains("give the schedule less patience"));
  }
}
