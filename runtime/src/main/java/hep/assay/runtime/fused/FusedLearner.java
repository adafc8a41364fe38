// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.network.Decorrelations;
import hep.assay.runtime.network.Dropout;
import hep.assay.runtime.network.Examples;
import hep.assay.runtime.network.Learner;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.TrainingSettings;
import hep.assay.runtime.network.TrainingTask;
import java.util.Arrays;

/** A dense network and the state of its optimiser. */
final class FusedLearner implements Learner, AutoCloseable {
  /** Parts of a batch, each with its own gradient: fixed, so that threads change nothing. */
  private static final int PARTS = 4;

  /** Events that go through all layers together; their activations stay in the cache. */
  private static final int ROWS = 256;

  private final TrainingTask task;
  private final Layout layout;
  private final Kernel kernel;
  private final Crew crew;
  private final Dropout dropout;
  private final Descent descent;
  private final Decorrelations decorrelations;
  private final float[] parameters;
  private final float[][] transposed;
  private final float[] zeros;
  private final Pass[] passes = new Pass[PARTS];
  private final float[][] gradients = new float[PARTS][];
  private final double[] losses = new double[PARTS];

  FusedLearner(TrainingTask task, Layout layout, double dropout, Kernel kernel, int threads) {
    TrainingSettings settings = TrainingSettings.of(task.train());
    this.task = task;
    this.layout = layout;
    this.kernel = kernel;
    this.crew = new Crew(Math.min(threads, PARTS));
    this.dropout = dropout > 0 ? new Dropout(dropout, task.seed()) : null;
    this.parameters = layout.start();
    this.descent = Descent.of(settings, layout, kernel);
    this.transposed = new float[layout.count()][];
    int widest = 0;
    for (int l = 1; l < layout.count(); l++) {
      transposed[l] = new float[layout.outputs(l) * layout.width(l - 1)];
      widest = Math.max(widest, layout.width(l - 1));
    }
    this.zeros = new float[widest];
    this.decorrelations = new Decorrelations(task);
    int part = (Math.min(settings.batch(), task.training().count()) + PARTS - 1) / PARTS;
    for (int p = 0; p < PARTS; p++) {
      passes[p] = new Pass(layout, kernel, decorrelations.none() ? Math.min(ROWS, part) : part);
      gradients[p] = new float[layout.size()];
    }
  }

  @Override
  public double step(int[] events, int from, int to, long number, double rate) {
    transpose();
    if (dropout != null) {
      dropout.step(number);
    }
    int count = to - from;
    double penalty = 0;
    if (decorrelations.none()) {
      crew.share(PARTS, p -> part(p, events, from, count));
    } else {
      penalty = count * penalisedStep(events, from, to);
    }
    double loss = penalty + losses[0];
    for (int p = 1; p < PARTS; p++) {
      kernel.add(gradients[0], gradients[p], 0, layout.size());
      loss += losses[p];
    }
    descent.step(parameters, gradients[0], rate);
    return loss;
  }

  /** One part of the batch: its gradient and its loss. */
  private void part(int p, int[] events, int from, int count) {
    int first = (int) ((long) count * p / PARTS);
    int end = (int) ((long) count * (p + 1) / PARTS);
    Arrays.fill(gradients[p], 0);
    losses[p] = 0;
    for (int at = first; at < end; at += ROWS) {
      Pass pass = passes[p];
      pass.load(task.training(), events, from + at, from + Math.min(end, at + ROWS));
      pass.forward(parameters, dropout, at);
      losses[p] += pass.loss();
      pass.lossSlopes(1f / count);
      pass.backward(transposed, gradients[p], zeros, dropout, at);
    }
  }

  /** A penalty looks at the whole batch: all parts forward, the penalty, all parts back. */
  private double penalisedStep(int[] events, int from, int to) {
    int count = to - from;
    double[] scores = new double[count];
    double[] slopes = new double[count];
    crew.share(PARTS, p -> forward(p, events, from, count, scores));
    double penalty = decorrelations.step(scores, events, from, to, slopes);
    crew.share(PARTS, p -> backward(p, count, slopes));
    return penalty;
  }

  private void forward(int p, int[] events, int from, int count, double[] scores) {
    int first = (int) ((long) count * p / PARTS);
    int end = (int) ((long) count * (p + 1) / PARTS);
    passes[p].load(task.training(), events, from + first, from + end);
    passes[p].forward(parameters, dropout, first);
    passes[p].scores(scores, first);
    losses[p] = passes[p].loss();
  }

  private void backward(int p, int count, double[] byScore) {
    int first = (int) ((long) count * p / PARTS);
    Arrays.fill(gradients[p], 0);
    passes[p].lossSlopes(1f / count);
    passes[p].addScoreSlopes(byScore, first);
    passes[p].backward(transposed, gradients[p], zeros, dropout, first);
  }

  private void transpose() {
    for (int l = 1; l < layout.count(); l++) {
      int width = layout.width(l);
      int back = layout.width(l - 1);
      int offset = layout.weights(l);
      for (int j = 0; j < layout.outputs(l); j++) {
        for (int i = 0; i < layout.inputs(l); i++) {
          transposed[l][j * back + i] = parameters[offset + i * width + j];
        }
      }
    }
  }

  @Override
  public double validationLoss() {
    Examples examples = task.validation();
    int[] order = new int[examples.count()];
    Arrays.setAll(order, i -> i);
    double[] scores = new double[order.length];
    crew.share(PARTS, p -> score(p, examples, order, scores));
    double weights = 0;
    for (float weight : examples.weights()) {
      weights += weight;
    }
    double loss = (losses[0] + losses[1] + losses[2] + losses[3]) / weights;
    return decorrelations.none() ? loss : loss + decorrelations.validation(scores);
  }

  private void score(int p, Examples examples, int[] order, double[] scores) {
    int first = (int) ((long) order.length * p / PARTS);
    int end = (int) ((long) order.length * (p + 1) / PARTS);
    Pass pass = new Pass(layout, kernel, Math.min(ROWS, Math.max(1, end - first)));
    losses[p] = 0;
    for (int at = first; at < end; at += ROWS) {
      pass.load(examples, order, at, Math.min(end, at + ROWS));
      pass.forward(parameters, null, 0);
      losses[p] += pass.loss();
      if (!decorrelations.none()) {
        pass.scores(scores, at);
      }
    }
  }

  @Override
  public boolean comparable() {
    return decorrelations.comparable();
  }

  @Override
  public NeuralNetwork network() {
    return new NeuralNetwork(task.inputs(), task.outputs(), layout.layers(parameters), kernel);
  }

  @Override
  public void close() {
    crew.close();
  }
}
