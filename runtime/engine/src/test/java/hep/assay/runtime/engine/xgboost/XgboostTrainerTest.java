// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.xgboost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.engine.Corners;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.saved.ModelFormat;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XgboostTrainerTest {
  private static final Method BDT = Method.method("bdt").with("trees", 40).with("depth", 3);

  /** Corners without negative weights, some inputs missing, in two or three classes. */
  private static Examples examples(int count, int classes, long seed) {
    Examples all = Corners.examples(count, seed);
    int[] labels = all.classes().clone();
    float[] weights = all.weights().clone();
    for (int i = 0; i < count; i++) {
      weights[i] = Math.abs(weights[i]);
      labels[i] %= classes;
      if (i % 6 == 1) {
        all.events().set(i, i % 4, Float.NaN);
      }
    }
    return new Examples(all.events(), labels, weights);
  }

  private static Training train(int classes, Method model) {
    return new XgboostTrainer()
        .train(
            new TrainingTask(
                Corners.INPUTS,
                Corners.CLASSES.subList(0, classes),
                examples(999, classes, 1),
                examples(600, classes, 2),
                model,
                List.of(),
                new Seed(5)),
            (done, of, loss, validation) -> {});
  }

  /** Our walk through the trees gives the loss that XGBoost itself reports. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void theTreesAsArraysGiveXgboostsOwnLoss(int classes) {
    Training training = train(classes, BDT);
    Examples judged = examples(600, classes, 2);
    Matrix scores = training.model().scores(judged.events());
    double loss = 0;
    double weights = 0;
    for (int i = 0; i < judged.count(); i++) {
      loss -= judged.weights()[i] * Math.log(scores.get(i, judged.classes()[i]));
      weights += judged.weights()[i];
    }
    assertEquals(training.validationLoss()[39], loss / weights, 1e-5);
    assertTrue(training.validationLoss()[39] < training.validationLoss()[0]);
  }

  @Test
  void repetitionAndTheWayThroughBytesGiveTheSameBits() {
    Training one = train(3, BDT.with("subsample", 0.7));
    Training two = train(3, BDT.with("subsample", 0.7));
    byte[] bytes = ModelFormat.write(one.model(), new byte[0]);
    assertArrayEquals(bytes, ModelFormat.write(two.model(), new byte[0]));
    Matrix events = examples(100, 3, 9).events();
    assertArrayEquals(
        one.model().scores(events).values(),
        ModelFormat.read(bytes).model().scores(events).values());
  }

  @Test
  void patienceKeepsTheBestTrees() {
    Training training =
        train(2, BDT.with("trees", 400).with("learningRate", 0.5).with("patience", 5));
    assertTrue(training.validationLoss().length < 400);
    assertEquals(training.bestEpoch() + 6, training.validationLoss().length);
    assertTrue(training.notes().get(0).text().contains("kept the first"));
  }

  @Test
  void negativeWeightsAreRefusedWithTheWayOut() {
    TrainingTask task = Corners.task(BDT);
    String message =
        assertThrows(
                StudyException.class,
                () -> new XgboostTrainer().train(task, (done, of, loss, validation) -> {}))
            .getMessage();
    assertTrue(message.startsWith("bdt can't learn from negative weights"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zero", "absolute"})
  void aPolicyTrainsWithThemAndSaysSo(String policy) {
    TrainingTask task = Corners.task(BDT.with("negative", policy));
    Training training = new XgboostTrainer().train(task, (done, of, loss, validation) -> {});
    assertTrue(training.notes().toString().contains("training weights are negative"));
    assertTrue(training.trainingLoss()[39] < training.trainingLoss()[0]);
    PositiveWeights weights = PositiveWeights.of(task.training(), task.outputs().size(), policy);
    double[] sums = new double[2 * task.outputs().size()];
    for (int i = 0; i < weights.examples().count(); i++) {
      assertTrue(weights.examples().weights()[i] >= 0);
      sums[2 * task.training().classes()[i]] += weights.examples().weights()[i];
      sums[2 * task.training().classes()[i] + 1] += task.training().weights()[i];
    }
    for (int k = 0; k < sums.length; k += 2) {
      assertEquals(sums[k + 1], sums[k], 1e-2);
    }
  }
}
