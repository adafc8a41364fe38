// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.engine.dl4j;

import hep.assay.runtime.network.Dropout;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.training.CrossEntropy;
import hep.assay.runtime.network.training.Decorrelations;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.Learner;
import hep.assay.runtime.network.training.Loss;
import hep.assay.runtime.network.training.TrainingSettings;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.result.Note;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A dense network inside DeepLearning4J, trained by errors from outside: the loss is the runtime's,
 * so that weights and penalties mean the same for every engine.
 */
final class DenseLearner implements Learner {
  /** Events that are scored together. */
  private static final int ROWS = 4096;

  private final TrainingTask task;
  private final List<Layer.Dense> start;
  private final MultiLayerNetwork network;
  private final Dropout dropout;
  private final Decorrelations decorrelations;
  private final Loss loss;
  private final double clip;
  private final double decay;

  DenseLearner(TrainingTask task, List<Layer.Dense> start, double dropout) {
    TrainingSettings settings = TrainingSettings.of(task.train());
    this.task = task;
    this.start = start;
    this.loss = Loss.of(task.train());
    this.clip = settings.clip();
    this.decay = settings.weightDecay();
    this.decorrelations = new Decorrelations(task);
    this.dropout = dropout > 0 ? new Dropout(dropout, task.seed()) : null;
    this.network = Configuration.network(start, settings, this.dropout);
  }

  @Override
  public double step(int[] events, int from, int to, long number, double rate) {
    Examples batch = gather(task.training(), events, from, to);
    if (dropout != null) {
      dropout.step(number);
    }
    network.setLearningRate(rate);
    network.setInput(array(batch));
    List<INDArray> values = network.feedForward(true, false);
    float[] logits = numbers(values.get(values.size() - 1));
    int outputs = task.outputs().size();
    int rows = to - from;
    float[] slopes = new float[logits.length];
    loss.slopes(
        logits, slopes, outputs, outputs, rows, batch.classes(), batch.weights(), 1f / rows);
    double penalty = penalty(logits, slopes, events, from, to);
    INDArray error = Nd4j.create(slopes, new long[] {rows, outputs}, 'c');
    Gradient gradient = network.backpropGradient(error, null).getFirst();
    clip(gradient.gradient());
    network
        .getUpdater()
        .update(network, gradient, (int) number, 0, rows, LayerWorkspaceMgr.noWorkspaces());
    decay(rate);
    network.params().subi(gradient.gradient());
    return rows * penalty
        + loss.sum(logits, outputs, outputs, rows, batch.classes(), batch.weights());
  }

  private double penalty(float[] logits, float[] slopes, int[] events, int from, int to) {
    if (decorrelations.none()) {
      return 0;
    }
    int outputs = task.outputs().size();
    int rows = to - from;
    double[] scores = new double[rows];
    double[] byScore = new double[rows];
    CrossEntropy.scores(logits, outputs, outputs, rows, scores, 0);
    double penalty = decorrelations.step(scores, events, from, to, byScore);
    CrossEntropy.addScoreSlopes(logits, slopes, outputs, outputs, rows, byScore, 0);
    return penalty;
  }

  /** Decoupled weight decay; DeepLearning4J's own did nothing to errors from outside. */
  private void decay(double rate) {
    if (decay > 0) {
      for (int l = 0; l < start.size(); l++) {
        network.getLayer(l).getParam("W").muli(1 - rate * decay);
      }
    }
  }

  private void clip(INDArray gradient) {
    if (clip > 0) {
      double norm = gradient.norm2Number().doubleValue();
      if (norm > clip) {
        gradient.muli(clip / norm);
      }
    }
  }

  @Override
  public double validationLoss() {
    Examples examples = task.validation();
    double[] scores = new double[examples.count()];
    int[] order = new int[examples.count()];
    Arrays.setAll(order, i -> i);
    int outputs = task.outputs().size();
    double sum = 0;
    double weights = 0;
    for (int from = 0; from < order.length; from += ROWS) {
      int to = Math.min(order.length, from + ROWS);
      Examples block = gather(examples, order, from, to);
      List<INDArray> values = network.feedForward(array(block), false);
      float[] logits = numbers(values.get(values.size() - 1));
      sum += loss.sum(logits, outputs, outputs, to - from, block.classes(), block.weights());
      CrossEntropy.scores(logits, outputs, outputs, to - from, scores, from);
      for (float weight : block.weights()) {
        weights += weight;
      }
    }
    return sum / weights + decorrelations.validation(scores);
  }

  @Override
  public List<Note> notes() {
    return decorrelations.notes();
  }

  private static Examples gather(Examples examples, int[] order, int from, int to) {
    int[] chosen = Arrays.copyOfRange(order, from, to);
    int[] classes = new int[chosen.length];
    float[] weights = new float[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      classes[i] = examples.classes()[chosen[i]];
      weights[i] = examples.weights()[chosen[i]];
    }
    return new Examples(examples.events().select(chosen), classes, weights);
  }

  private static INDArray array(Examples examples) {
    return Nd4j.create(
        examples.events().values(),
        new long[] {examples.count(), examples.events().columns()},
        'c');
  }

  private static float[] numbers(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  @Override
  public NeuralNetwork network() {
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < start.size(); l++) {
      Layer.Dense first = start.get(l);
      layers.add(
          new Layer.Dense(
              first.inputs(),
              first.outputs(),
              numbers(network.getLayer(l).getParam("W")),
              numbers(network.getLayer(l).getParam("b")),
              first.activation()));
    }
    return new NeuralNetwork(task.inputs(), task.outputs(), layers);
  }
}
