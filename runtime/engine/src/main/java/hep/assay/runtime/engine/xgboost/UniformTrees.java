// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.xgboost;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.NearestNeighbours;
import hep.assay.runtime.math.Quantiles;
import hep.assay.runtime.network.TreeEnsemble;
import hep.assay.runtime.network.training.Decorrelation;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.network.training.TrainingProgress;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.penalty.UBoost;
import hep.assay.runtime.vocabulary.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * uBoost (Stevens and Williams, arXiv:1305.7248) on XGBoost's trees: AdaBoost with real-valued
 * trees whose weights also follow the local efficiency.
 *
 * <p>Each tree is one Newton step of the cross entropy from margin 0 on the weights of its round,
 * times the learning rate eta, {@code h}. After it, with y = 1 or -1,
 *
 * <pre>
 * w_i = w_i exp(-y_i h(x_i) / 2) exp(rate eta beta (eps - eps_i)),   beta = ln((1 - e) / e),
 * e = sum_i w_i |eps - eps_i| / sum_i w_i
 * </pre>
 *
 * <p>The second factor is for the class that shall be uniform: {@code eps} is the efficiency
 * wanted, {@code eps_i} the share of the event's neighbours in the protected columns (each divided
 * by its standard deviation) that pass the cut of that efficiency on the sum of trees so far. The
 * margin is the sum of all trees.
 */
final class UniformTrees {
  private static final double LARGEST = 4;

  private final TrainingTask task;
  private final Settings settings;
  private final Settings uniform;
  private final int[] events;
  private final int[][] neighbours;
  private final double[] margins;
  private final double[] weights;

  UniformTrees(TrainingTask task, Settings settings) {
    Decorrelation one = task.decorrelations().get(0);
    this.task = task;
    this.settings = settings;
    this.uniform = UBoost.TERM.complete(one.by().settings());
    this.events =
        IntStream.range(0, one.trainingOn().length).filter(i -> one.trainingOn()[i]).toArray();
    this.neighbours =
        NearestNeighbours.of(scaled(one.training(), events), uniform.integer("neighbours"));
    this.margins = new double[task.training().count()];
    this.weights = new double[margins.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = task.training().weights()[i];
    }
  }

  private static double[][] scaled(Matrix columns, int[] events) {
    double[][] points = new double[events.length][columns.columns()];
    for (int c = 0; c < columns.columns(); c++) {
      double mean = 0;
      double square = 0;
      for (int event : events) {
        mean += columns.get(event, c) / (double) events.length;
      }
      for (int event : events) {
        square += Math.pow(columns.get(event, c) - mean, 2) / events.length;
      }
      double width = square > 0 ? Math.sqrt(square) : 1;
      for (int k = 0; k < events.length; k++) {
        points[k][c] = (columns.get(events[k], c) - mean) / width;
      }
    }
    return points;
  }

  Training train(TrainingProgress progress) throws XGBoostError {
    Map<String, Object> parameters =
        new HashMap<>(XgboostTrainer.parameters(settings, 2, task.seed().value()));
    int rounds = settings.integer("trees");
    double[] training = new double[rounds];
    double[] validation = new double[rounds];
    double[] others = new double[task.validation().count()];
    List<TreeEnsemble.Tree> trees = new ArrayList<>();
    DMatrix matrix = XgboostTrainer.matrix(task.training(), task.outputs());
    try {
      for (int round = 0; round < rounds; round++) {
        parameters.put("seed", (int) (task.seed().of("tree", round).value() & 0x7fffffff));
        TreeEnsemble.Tree tree = tree(matrix, parameters);
        trees.add(tree);
        boost(tree);
        level();
        add(tree, task.validation(), others);
        training[round] = loss(margins, task.training());
        validation[round] = others.length > 0 ? loss(others, task.validation()) : Double.NaN;
        progress.epoch(round + 1, rounds, training[round], validation[round]);
      }
    } finally {
      matrix.dispose();
    }
    return new Training(
        new TreeEnsemble(task.inputs(), task.outputs(), trees),
        training,
        others.length > 0 ? validation : new double[0],
        rounds - 1,
        List.of());
  }

  /** One tree on the weights of this round, whose mean is 1. */
  private TreeEnsemble.Tree tree(DMatrix matrix, Map<String, Object> parameters)
      throws XGBoostError {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    float[] scaled = new float[weights.length];
    for (int i = 0; i < scaled.length; i++) {
      weights[i] *= weights.length / sum;
      scaled[i] = (float) weights[i];
    }
    matrix.setWeight(scaled);
    Booster booster = XGBoost.train(matrix, parameters, 1, Map.of(), null, null);
    try {
      return Boosted.trees(booster.toByteArray("json")).get(0);
    } finally {
      booster.dispose();
    }
  }

  private static void add(TreeEnsemble.Tree tree, Examples examples, double[] sums) {
    int inputs = examples.events().columns();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += tree.value()[tree.leaf(examples.events().values(), i * inputs)];
    }
  }

  /** AdaBoost's factor. */
  private void boost(TreeEnsemble.Tree tree) {
    double[] step = new double[margins.length];
    add(tree, task.training(), step);
    for (int i = 0; i < step.length; i++) {
      margins[i] += step[i];
      double sign = task.training().classes()[i] == 0 ? 1 : -1;
      weights[i] *= StrictMath.exp(-sign * step[i] / 2);
    }
  }

  /** The factor of the local efficiency. */
  private void level() {
    double wanted = uniform.number("efficiency");
    double[] own = new double[events.length];
    double[] shares = new double[events.length];
    for (int k = 0; k < events.length; k++) {
      own[k] = margins[events[k]];
      shares[k] = task.training().weights()[events[k]];
    }
    double cut = Quantiles.of(own, shares, 1 - wanted);
    double[] away = new double[events.length];
    double error = 0;
    double total = 0;
    for (int k = 0; k < events.length; k++) {
      away[k] = wanted - passing(own, shares, cut, neighbours[k]);
      error += weights[events[k]] * Math.abs(away[k]);
      total += weights[events[k]];
    }
    double e = Math.min(1 - 1e-9, Math.max(1e-9, error / total));
    double beta = Math.max(0, StrictMath.log((1 - e) / e));
    double power =
        uniform.number("rate") * settings.number("learningRate") * Math.min(LARGEST, beta);
    for (int k = 0; k < events.length; k++) {
      weights[events[k]] *= StrictMath.exp(power * away[k]);
    }
  }

  /** Events on the cut count half. */
  private static double passing(double[] own, double[] shares, double cut, int[] near) {
    double passing = 0;
    double all = 0;
    for (int j : near) {
      passing += own[j] > cut ? shares[j] : own[j] == cut ? shares[j] / 2 : 0;
      all += shares[j];
    }
    return passing / all;
  }

  private static double loss(double[] margins, Examples examples) {
    double[] scores = new double[margins.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = 1 / (1 + StrictMath.exp(-margins[i]));
    }
    return PenalisedTrees.crossEntropy(scores, examples);
  }
}
