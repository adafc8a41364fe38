// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.xgboost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import hep.assay.runtime.metric.Ranking;
import hep.assay.runtime.network.training.Decorrelation;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A signal that is easy to tell at one end of a column and hard at the other. */
class DecorrelatedTreesTest {
  private static final Method BDT =
      Method.method("bdt").with("trees", 60).with("depth", 3).with("learningRate", 0.2);

  private record Sample(Examples examples, Matrix column, boolean[] signal) {

    static Sample of(int count, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      Matrix events = Matrix.zeros(count, 2);
      Matrix column = Matrix.zeros(count, 1);
      int[] classes = new int[count];
      float[] weights = new float[count];
      boolean[] signal = new boolean[count];
      for (int i = 0; i < count; i++) {
        double place = random.nextDouble();
        signal[i] = i % 2 == 0;
        classes[i] = signal[i] ? 0 : 1;
        weights[i] = 0.5f + (float) random.nextDouble();
        column.set(i, 0, (float) place);
        double noise = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
        events.set(i, 0, (float) (noise + (signal[i] ? 0.2 + 0.8 * place : 0)));
        events.set(i, 1, (float) (place + 0.2 * random.nextDouble()));
      }
      return new Sample(new Examples(events, classes, weights), column, signal);
    }
  }

  private static Training train(Method... by) {
    Sample training = Sample.of(6000, 1);
    Sample validation = Sample.of(2000, 2);
    List<Decorrelation> decorrelations =
        Arrays.stream(by)
            .map(
                one ->
                    new Decorrelation(
                        one,
                        training.column,
                        training.signal,
                        validation.column,
                        validation.signal))
            .toList();
    TrainingTask task =
        new TrainingTask(
                List.of("x", "m"),
                List.of("s", "b"),
                training.examples,
                validation.examples,
                BDT,
                List.of(),
                new Seed(5))
            .decorrelated(decorrelations);
    return new XgboostTrainer().train(task, (done, of, loss, checked) -> {});
  }

  /** AUC, and the spread of the signal efficiency over tenths of the column at 70 %. */
  private static double[] judged(Training training) {
    Sample test = Sample.of(12_000, 3);
    Matrix scores = training.model().scores(test.examples.events());
    float[] score = new float[scores.rows()];
    double[] weights = new double[scores.rows()];
    for (int i = 0; i < score.length; i++) {
      score[i] = scores.get(i, 0);
      weights[i] = test.examples.weights()[i];
    }
    double auc = Ranking.of(score, test.signal).auc(weights);
    double[] ofSignal = new double[6000];
    for (int k = 0; k < 6000; k++) {
      ofSignal[k] = score[2 * k];
    }
    Arrays.sort(ofSignal);
    double cut = ofSignal[1800];
    double[][] counts = new double[2][10];
    for (int i = 0; i < score.length; i += 2) {
      int bin = (int) Math.min(9, 10 * test.column.get(i, 0));
      counts[0][bin]++;
      counts[1][bin] += score[i] > cut ? 1 : 0;
    }
    double spread = 0;
    for (int b = 0; b < 10; b++) {
      spread += Math.pow(counts[1][b] / counts[0][b] - 0.7, 2) / 10;
    }
    return new double[] {auc, Math.sqrt(spread)};
  }

  @ParameterizedTest
  @CsvSource({"flatness, strength, 20", "flatness, neighbours, 100", "mode, strength, 50"})
  void theSignalEfficiencyGetsEven(String word, String setting, double value) {
    double[] free = judged(train());
    double[] even = judged(train(Method.method(word).with(setting, value)));
    String found = Arrays.toString(free) + " free, even " + Arrays.toString(even);
    assertTrue(even[1] < 0.5 * free[1], found);
    assertTrue(even[0] > free[0] - 0.1, found);
  }

  /** At one efficiency only, and at less cost. */
  @Test
  void uBoostEvensTheEfficiencyThatIsAskedFor() {
    double[] free = judged(train());
    double[] even = judged(train(Method.method("uBoost").with("efficiency", 0.7)));
    String found = Arrays.toString(free) + " free, even " + Arrays.toString(even);
    assertTrue(even[1] < 0.7 * free[1], found);
    assertTrue(even[0] > free[0] - 0.04, found);
  }

  @Test
  void aRepetitionGivesTheSameTrees() {
    for (String word : List.of("flatness", "uBoost")) {
      Training one = train(Method.method(word));
      Training two = train(Method.method(word));
      assertArrayEquals(one.validationLoss(), two.validationLoss());
    }
  }

  @Test
  void whatCantBeCombinedIsRefused() {
    String two =
        assertThrows(
                StudyException.class,
                () -> train(Method.method("uBoost"), Method.method("flatness")))
            .getMessage();
    assertTrue(two.contains("can't be combined"), two);
    String disco =
        assertThrows(StudyException.class, () -> train(Method.method("disco"))).getMessage();
    assertTrue(disco.contains("decorrelated by disco; use mode, planing, flatness"), disco);
  }
}
