// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.xgboost;

import hep.assay.runtime.network.TreeEnsemble;
import hep.assay.runtime.network.training.Decorrelations;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.network.training.TrainingProgress;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.vocabulary.Method;
import hep.assay.runtime.vocabulary.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Trees of two classes with penalties, by a loss of our own: the gradient of an event's margin is
 * {@code w (p - y) + n p (1 - p) dP/dp}, with P the penalties on all n events. As second derivative
 * stands {@code w p (1 - p) (1 + strength p (1 - p))}: the cross entropy's, and about as much as
 * that of a penalty whose own is of the order of its strength; without it, strong penalties
 * overshoot.
 *
 * <p>A round counts as an epoch in the penalties' warm-up.
 */
final class PenalisedTrees {
  /** Keeps the step of an event finite whose class is certain. */
  private static final float LEAST = 1e-3f;

  private final TrainingTask task;
  private final Settings settings;
  private final Decorrelations penalties;
  private final double strength;
  private final int[] all;

  PenalisedTrees(TrainingTask task, Settings settings) {
    this.task = task;
    this.settings = settings;
    Method rounds =
        Method.method("adam")
            .with("epochs", settings.integer("trees"))
            .with("batch", Math.max(1, task.training().count()));
    this.penalties = new Decorrelations(task.trainedBy(List.of(rounds)));
    this.strength =
        task.decorrelations().stream()
            .map(one -> one.by().settings())
            .filter(given -> given.has("strength"))
            .mapToDouble(given -> given.number("strength"))
            .sum();
    this.all = new int[task.training().count()];
    Arrays.setAll(all, i -> i);
  }

  Training train(TrainingProgress progress) throws XGBoostError {
    Map<String, Object> parameters = XgboostTrainer.parameters(settings, 2, task.seed().value());
    int rounds = settings.integer("trees");
    double[] training = new double[rounds];
    double[] validation = new double[rounds];
    boolean judged = task.validation().count() > 0;
    DMatrix matrix = XgboostTrainer.matrix(task.training(), task.outputs());
    DMatrix other = judged ? XgboostTrainer.matrix(task.validation(), task.outputs()) : null;
    Booster booster = XGBoost.train(matrix, parameters, 0, Map.of(), null, null);
    try {
      for (int round = 0; round < rounds; round++) {
        training[round] = round(booster, matrix, round);
        validation[round] = judged ? validation(booster.predict(other)) : Double.NaN;
        progress.epoch(round + 1, rounds, training[round], validation[round]);
      }
      List<TreeEnsemble.Tree> trees = Boosted.trees(booster.toByteArray("json"));
      return new Training(
          new TreeEnsemble(task.inputs(), task.outputs(), trees),
          training,
          judged ? validation : new double[0],
          rounds - 1,
          penalties.notes());
    } finally {
      booster.dispose();
      matrix.dispose();
      if (other != null) {
        other.dispose();
      }
    }
  }

  /** One tree; the loss before it. */
  private double round(Booster booster, DMatrix matrix, int round) throws XGBoostError {
    double[] scores = scores(booster.predict(matrix));
    double[] slopes = new double[all.length];
    double penalty = penalties.step(scores, all, 0, all.length, slopes);
    Examples examples = task.training();
    float[] gradient = new float[all.length];
    float[] second = new float[all.length];
    for (int i = 0; i < all.length; i++) {
      double p = scores[i];
      double w = examples.weights()[i];
      double y = examples.classes()[i] == 0 ? 1 : 0;
      gradient[i] = (float) (w * (p - y) + all.length * slopes[i] * p * (1 - p));
      second[i] = (float) Math.max(w * p * (1 - p) * (1 + strength * p * (1 - p)), LEAST * w);
    }
    booster.boost(matrix, round, gradient, second);
    return crossEntropy(scores, examples) + penalty;
  }

  private double validation(float[][] predicted) {
    double[] scores = scores(predicted);
    return crossEntropy(scores, task.validation()) + penalties.validation(scores);
  }

  static double[] scores(float[][] predicted) {
    double[] scores = new double[predicted.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = predicted[i][0];
    }
    return scores;
  }

  /** Weighted mean, of probabilities of the first class. */
  static double crossEntropy(double[] scores, Examples examples) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < scores.length; i++) {
      double right = examples.classes()[i] == 0 ? scores[i] : 1 - scores[i];
      sum -= examples.weights()[i] * StrictMath.log(Math.max(right, 1e-15));
      total += examples.weights()[i];
    }
    return sum / total;
  }
}
