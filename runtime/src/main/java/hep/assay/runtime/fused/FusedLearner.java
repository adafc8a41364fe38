// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.network.Dropout;
import hep.assay.runtime.network.NeuralNetwork;
import hep.assay.runtime.network.design.Design;
import hep.assay.runtime.network.pass.Layout;
import hep.assay.runtime.network.pass.Passage;
import hep.assay.runtime.network.pass.Passage.Reach;
import hep.assay.runtime.network.pass.Weights;
import hep.assay.runtime.network.training.Augmentation;
import hep.assay.runtime.network.training.Decorrelations;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.Learner;
import hep.assay.runtime.network.training.Loss;
import hep.assay.runtime.network.training.TrainingSettings;
import hep.assay.runtime.network.training.TrainingTask;
import hep.assay.runtime.network.training.WeightPenalty;
import hep.assay.runtime.result.Note;
import java.util.Arrays;
import java.util.List;

/** A network and the state of its optimiser. */
final class FusedLearner implements Learner, AutoCloseable {
  /** Parts of a batch, each with its own gradient: fixed, so that threads change nothing. */
  private static final int PARTS = 4;

  /** Events that go through all layers together; their activations stay in the cache. */
  private static final int ROWS = 256;

  /** Numbers of a block of images that the cache holds. */
  private static final int CACHE = 1 << 20;

  private final TrainingTask task;
  private final Design design;
  private final Layout layout;
  private final Kernel kernel;
  private final Crew crew;
  private final Dropout dropout;
  private final Descent descent;
  private final Decorrelations decorrelations;
  private final boolean scored;
  private final Loss loss;
  private final WeightPenalty penalty;
  private final float[] penalised;
  private final Augmentation moved;
  private final boolean together;

  /** Whether something is drawn by an event's place in its batch. */
  private final boolean placed;

  /** Whether the first block of a part may write its gradient over the last step's. */
  private final boolean dense;

  private final int block;
  private final float[] parameters;
  private final Weights weights;

  /** One for each part where all look at the whole batch together, else one for each thread. */
  private final Pass[] passes;

  private final Passage[] passages;
  private final float[][] gradients = new float[PARTS][];
  private final double[] losses = new double[PARTS];

  FusedLearner(TrainingTask task, Design design, Kernel kernel, int threads) {
    this(task, design, kernel, threads, false);
  }

  /**
   * @param paired whether somebody outside looks at the scores of each batch
   */
  FusedLearner(TrainingTask task, Design design, Kernel kernel, int threads, boolean paired) {
    TrainingSettings settings = TrainingSettings.of(task.train());
    this.task = task;
    this.design = design;
    this.layout = new Layout(design.start());
    this.kernel = kernel;
    int workers = Math.min(threads, PARTS);
    this.crew = new Crew(workers);
    this.dropout = design.dropout() > 0 ? new Dropout(design.dropout(), task.seed()) : null;
    this.parameters = layout.flat();
    this.descent = Descent.of(settings, layout, kernel, crew);
    this.loss = Loss.of(task.train());
    this.penalty = WeightPenalty.of(task.train());
    this.penalised = penalty.none() ? new float[0] : layout.decayed();
    this.moved = Augmentation.of(task);
    this.weights = new Weights(layout, parameters, moved.adversarial());
    this.decorrelations = new Decorrelations(task);
    int part = (Math.min(settings.batch(), task.training().count()) + PARTS - 1) / PARTS;
    this.block = block();
    this.scored = paired || !decorrelations.none();
    this.together = scored || design.normalised();
    this.placed = dropout != null || !moved.none();
    this.passes = new Pass[together ? PARTS : workers];
    this.passages = new Passage[passes.length];
    for (int p = 0; p < passes.length; p++) {
      int capacity = Math.max(1, together ? part : Math.min(block, part));
      passes[p] = pass(capacity, moved.adversarial() ? Reach.INPUTS : Reach.PARAMETERS, moved);
      passages[p] = passes[p].passage();
    }
    this.dense = passages[0].dense();
    for (int p = 0; p < PARTS; p++) {
      gradients[p] = new float[layout.size()];
    }
  }

  private Pass pass(int capacity, Reach reach, Augmentation before) {
    Passage passage = new Passage(layout, kernel, capacity, reach, design.dropped());
    return new Pass(passage, layout, capacity, loss, before);
  }

  private int block() {
    if (layout.start().branches().isEmpty()) {
      return ROWS;
    }
    return Math.max(8, Math.min(ROWS, CACHE / Passage.floats(layout, Reach.PARAMETERS)));
  }

  @Override
  public double step(int[] events, int from, int to, long number, double rate) {
    if (together) {
      double[] scores = forward(events, from, to, number);
      return backward(events, from, to, scores, new double[to - from], rate);
    }
    begin(number);
    if (placed) {
      crew.share(PARTS, p -> part(p, events, from, to - from, to - from, number));
    } else {
      int[] weighing = weighing(events, from, to);
      crew.share(PARTS, p -> part(p, weighing, 0, weighing.length, to - from, number));
    }
    return descend(0, rate);
  }

  /**
   * The events that weigh something: the others, of a bootstrap every third, add exactly 0 to the
   * gradient.
   */
  private int[] weighing(int[] events, int from, int to) {
    float[] weight = task.training().weights();
    int[] some = new int[to - from];
    int count = 0;
    for (int i = from; i < to; i++) {
      some[count] = events[i];
      count += weight[events[i]] == 0 ? 0 : 1;
    }
    return Arrays.copyOf(some, count);
  }

  private void begin(long number) {
    crew.share(layout.count(), weights::turn);
    if (dropout != null) {
      dropout.step(number);
    }
  }

  /** The optimiser's step. */
  private double descend(double dependence, double rate) {
    double sum = dependence + losses[0];
    for (int p = 1; p < PARTS; p++) {
      sum += losses[p];
    }
    crew.pieces(layout.size(), this::addGradients);
    if (!penalty.none()) {
      penalty.addTo(gradients[0], parameters, penalised);
    }
    descent.step(parameters, gradients[0], rate);
    return sum;
  }

  private void addGradients(int from, int to) {
    for (int p = 1; p < PARTS; p++) {
      kernel.add(gradients[0], gradients[p], from, to);
    }
  }

  private static int first(int p, int count) {
    return (int) ((long) count * p / PARTS);
  }

  /**
   * One part of the batch: its gradient and its loss.
   *
   * @param count events that are gone through
   * @param all events of the batch
   */
  private void part(int p, int[] events, int from, int count, int all, long number) {
    int end = first(p + 1, count);
    boolean fresh = dense && end > first(p, count);
    if (!fresh) {
      Arrays.fill(gradients[p], 0);
    }
    losses[p] = 0;
    for (int at = first(p, count); at < end; at += block) {
      Pass pass = passes[p % passes.length];
      pass.load(task.training(), events, from + at, from + Math.min(end, at + block), number, at);
      learn(p, at, all, moved.clean(), fresh && at == first(p, count));
      if (moved.adversarial()) {
        pass.attack(weights);
        learn(p, at, all, 1 - moved.clean(), false);
      }
    }
  }

  /** Adds a share of the loss and gradient of the events at hand. */
  private void learn(int p, int at, int all, double share, boolean fresh) {
    Pass pass = passes[p % passes.length];
    pass.passage().train(weights, dropout, at);
    pass.passage().forward(0);
    losses[p] += share * pass.lossAndSlopes((float) share / all);
    if (fresh) {
      pass.passage().backwardFresh(gradients[p]);
    } else {
      pass.passage().backward(0, gradients[p]);
    }
  }

  /**
   * Batch normalisation and penalties look at the whole batch: all parts go forward to where they
   * do, then on.
   *
   * @return the scores of the batch, if anybody looks at them
   */
  double[] forward(int[] events, int from, int to, long number) {
    begin(number);
    int count = to - from;
    double[] scores = new double[count];
    crew.share(PARTS, p -> begin(p, events, from, count, number));
    for (int s = 0; s < passages[0].sections() - 1; s++) {
      Passage.settle(passages, s, parameters);
      int next = s + 1;
      crew.share(PARTS, p -> passages[p].forward(next));
    }
    crew.share(PARTS, p -> judge(p, count, scores));
    return scores;
  }

  /**
   * After {@link #forward}: all parts back, and the optimiser's step.
   *
   * @param outside derivatives by the scores of what is added to the loss
   * @return the loss without what is added
   */
  double backward(int[] events, int from, int to, double[] scores, double[] outside, double rate) {
    int count = to - from;
    int last = passages[0].sections() - 1;
    double[] slopes = new double[count];
    double dependence =
        decorrelations.none() ? 0 : decorrelations.step(scores, events, from, to, slopes);
    for (int i = 0; i < count; i++) {
      slopes[i] += outside[i];
    }
    crew.share(PARTS, p -> backward(p, last, count, slopes));
    for (int s = last - 1; s >= 0; s--) {
      Passage.settleBack(passages, s, gradients[0]);
      int before = s;
      crew.share(PARTS, p -> passages[p].backwardBefore(before, gradients[p]));
    }
    return descend(count * dependence, rate);
  }

  private void begin(int p, int[] events, int from, int count, long number) {
    int first = first(p, count);
    passes[p].load(
        task.training(), events, from + first, from + first(p + 1, count), number, first);
    passages[p].train(weights, dropout, first);
    passages[p].forward(0);
  }

  private void judge(int p, int count, double[] scores) {
    losses[p] = passes[p].loss();
    if (scored) {
      passes[p].scores(scores, first(p, count));
    }
  }

  private void backward(int p, int section, int count, double[] byScore) {
    Arrays.fill(gradients[p], 0);
    passes[p].lossSlopes(1f / count);
    if (scored) {
      passes[p].addScoreSlopes(byScore, first(p, count));
    }
    passages[p].backward(section, gradients[p]);
  }

  @Override
  public double validationLoss() {
    return validationLoss(new double[task.validation().count()]);
  }

  /** The same, and the scores, if anybody looks at them. */
  double validationLoss(double[] scores) {
    Examples examples = task.validation();
    int[] order = new int[examples.count()];
    Arrays.setAll(order, i -> i);
    crew.share(PARTS, p -> score(p, examples, order, scores));
    double sum = 0;
    for (float weight : examples.weights()) {
      sum += weight;
    }
    double mean = (losses[0] + losses[1] + losses[2] + losses[3]) / sum;
    return decorrelations.none() ? mean : mean + decorrelations.validation(scores);
  }

  private void score(int p, Examples examples, int[] order, double[] scores) {
    int first = first(p, order.length);
    int end = first(p + 1, order.length);
    Pass pass = pass(Math.min(block, Math.max(1, end - first)), Reach.NONE, Augmentation.NONE);
    losses[p] = 0;
    for (int at = first; at < end; at += block) {
      pass.load(examples, order, at, Math.min(end, at + block));
      pass.passage().forward(weights);
      losses[p] += pass.loss();
      if (scored) {
        pass.scores(scores, at);
      }
    }
  }

  @Override
  public List<Note> notes() {
    return decorrelations.notes();
  }

  @Override
  public NeuralNetwork network() {
    return new NeuralNetwork(task.inputs(), task.outputs(), layout.with(parameters), kernel);
  }

  @Override
  public void close() {
    crew.close();
  }
}
