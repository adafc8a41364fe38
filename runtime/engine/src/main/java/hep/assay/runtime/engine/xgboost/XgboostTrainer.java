// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.xgboost;

import hep.assay.runtime.network.TreeEnsemble;
import hep.assay.runtime.network.design.Blueprint;
import hep.assay.runtime.network.design.Models;
import hep.assay.runtime.network.training.Decorrelations;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.Trainer;
import hep.assay.runtime.network.training.Training;
import hep.assay.runtime.network.training.TrainingProgress;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.penalty.UBoost;
import hep.assay.runtime.result.Note;
import hep.assay.runtime.vocabulary.Settings;
import hep.assay.runtime.vocabulary.StudyException;
import hep.assay.runtime.vocabulary.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Trains {@code bdt}: histogram trees on one thread, the weighted cross entropy of two classes or
 * of several.
 */
public record XgboostTrainer() implements Trainer {
  private static final String VERSION = "3.0.4";

  @Override
  public Term term() {
    return Models.BDT;
  }

  @Override
  public boolean takesMissing() {
    return true;
  }

  @Override
  public String engine() {
    return "xgboost " + VERSION;
  }

  @Override
  public Training train(TrainingTask task, TrainingProgress progress) {
    Blueprint.of(task).check();
    Settings settings = Models.BDT.complete(task.model().settings());
    int classes = task.outputs().size();
    TrainingTask planed = Decorrelations.planed(task);
    PositiveWeights training =
        PositiveWeights.of(planed.training(), classes, settings.word("negative"));
    PositiveWeights validation =
        PositiveWeights.of(planed.validation(), classes, settings.word("negative"));
    TrainingTask positive = planed.with(training.examples(), validation.examples());
    try {
      Training trained =
          positive.decorrelations().isEmpty()
              ? boost(positive, settings, progress)
              : decorrelated(positive, settings, progress);
      return training.note().map(trained::and).orElse(trained);
    } catch (XGBoostError | LinkageError failed) {
      throw new StudyException("XGBoost failed: " + failed.getMessage(), failed);
    }
  }

  private static Training decorrelated(
      TrainingTask task, Settings settings, TrainingProgress progress) throws XGBoostError {
    boolean uniform =
        task.decorrelations().stream().anyMatch(one -> one.by().word().equals(UBoost.TERM.name()));
    return uniform
        ? new UniformTrees(task, settings).train(progress)
        : new PenalisedTrees(task, settings).train(progress);
  }

  private static Training boost(TrainingTask task, Settings settings, TrainingProgress progress)
      throws XGBoostError {
    int classes = task.outputs().size();
    DMatrix training = matrix(task.training(), task.outputs());
    boolean judged = task.validation().count() > 0;
    DMatrix[] watched =
        judged
            ? new DMatrix[] {training, matrix(task.validation(), task.outputs())}
            : new DMatrix[] {training};
    Map<String, Object> parameters = parameters(settings, classes, task.seed().value());
    double[][] losses = new double[2][settings.integer("trees")];
    int best = 0;
    int done = 0;
    Booster booster = null;
    try {
      for (int round = 0; round < losses[0].length; round++) {
        if (booster == null) {
          booster = XGBoost.train(training, parameters, 1, Map.of(), null, null);
        } else {
          booster.update(training, round);
        }
        evaluate(booster, watched, round, losses);
        done = round + 1;
        progress.epoch(done, losses[0].length, losses[0][round], losses[1][round]);
        int patience = settings.integer("patience");
        best = patience > 0 && judged && losses[1][round] >= losses[1][best] ? best : round;
        if (patience > 0 && round - best >= patience) {
          break;
        }
      }
      int margins = classes == 2 ? 1 : classes;
      List<TreeEnsemble.Tree> trees = Boosted.trees(booster.toByteArray("json"));
      return new Training(
          new TreeEnsemble(task.inputs(), task.outputs(), trees.subList(0, (best + 1) * margins)),
          Arrays.copyOf(losses[0], done),
          judged ? Arrays.copyOf(losses[1], done) : new double[0],
          best,
          notes(best + 1, done, losses[0].length));
    } finally {
      if (booster != null) {
        booster.dispose();
      }
      for (DMatrix one : watched) {
        one.dispose();
      }
    }
  }

  private static List<Note> notes(int kept, int done, int of) {
    return done == of
        ? List.of()
        : List.of(
            Note.info("stopped after tree " + done + " of " + of + "; kept the first " + kept));
  }

  static Map<String, Object> parameters(Settings settings, int classes, long seed) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("tree_method", "hist");
    parameters.put("nthread", 1);
    parameters.put("verbosity", 0);
    parameters.put("seed", (int) (seed & 0x7fffffff));
    parameters.put("base_score", 0.5);
    parameters.put("max_depth", settings.integer("depth"));
    parameters.put("eta", settings.number("learningRate"));
    parameters.put("min_child_weight", settings.number("minWeight"));
    parameters.put("gamma", settings.number("gain"));
    parameters.put("lambda", settings.number("l2"));
    parameters.put("subsample", settings.number("subsample"));
    parameters.put("max_bin", settings.integer("bins"));
    parameters.put("objective", classes == 2 ? "binary:logistic" : "multi:softprob");
    parameters.put("eval_metric", classes == 2 ? "logloss" : "mlogloss");
    if (classes > 2) {
      parameters.put("num_class", classes);
    }
    return parameters;
  }

  /** The events with labels as XGBoost wants them: of two classes, 1 is the signal. */
  static DMatrix matrix(Examples examples, List<String> outputs) throws XGBoostError {
    float[] labels = new float[examples.count()];
    for (int i = 0; i < labels.length; i++) {
      int label = examples.classes()[i];
      labels[i] = outputs.size() == 2 ? 1 - label : label;
    }
    DMatrix matrix =
        new DMatrix(
            examples.events().values(), examples.count(), examples.events().columns(), Float.NaN);
    matrix.setLabel(labels);
    matrix.setWeight(examples.weights());
    return matrix;
  }

  /** Reads the losses of this round from {@code [0] training-logloss:0.5 validation-...}. */
  private static void evaluate(Booster booster, DMatrix[] watched, int round, double[][] losses)
      throws XGBoostError {
    String[] names = watched.length == 2 ? new String[] {"t", "v"} : new String[] {"t"};
    String[] parts = booster.evalSet(watched, names, round).trim().split("\\s+");
    List<Double> values = new ArrayList<>();
    for (String part : parts) {
      if (part.contains(":")) {
        values.add(Double.parseDouble(part.substring(part.lastIndexOf(':') + 1)));
      }
    }
    losses[0][round] = values.get(0);
    losses[1][round] = values.size() > 1 ? values.get(1) : Double.NaN;
  }
}
