// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.pass.Layout;
import hep.assay.runtime.network.pass.Passage;
import hep.assay.runtime.network.pass.Weights;
import hep.assay.runtime.network.training.Augmentation;
import hep.assay.runtime.network.training.CrossEntropy;
import hep.assay.runtime.network.training.Examples;
import hep.assay.runtime.network.training.Loss;

/** One block of training events on its way through the network, with its classes and weights. */
final class Pass {
  private final Passage passage;
  private final Loss loss;
  private final Augmentation moved;
  private final Matrix block;
  private final int outputs;
  private final int[] classes;
  private final float[] weights;

  /**
   * @param capacity most events in the block
   * @param loss what is minimised
   * @param moved what is done to events before; none for validation events
   */
  Pass(Passage passage, Layout layout, int capacity, Loss loss, Augmentation moved) {
    this.passage = passage;
    this.loss = loss;
    this.moved = moved;
    this.block = Matrix.zeros(moved.none() ? 0 : capacity, moved.sigma().length);
    this.outputs = layout.start().joint().get(layout.start().joint().size() - 1).outputs();
    this.classes = new int[capacity];
    this.weights = new float[capacity];
  }

  Passage passage() {
    return passage;
  }

  /** Takes the events at [from, to) of an order, as they are. */
  void load(Examples examples, int[] order, int from, int to) {
    passage.load(examples.events(), order, from, to);
    take(examples, order, from, to);
  }

  /**
   * Takes them with noise.
   *
   * @param step number of the step
   * @param first place of the first one in its batch
   */
  void load(Examples examples, int[] order, int from, int to, long step, int first) {
    if (moved.none()) {
      load(examples, order, from, to);
      return;
    }
    int inputs = block.columns();
    for (int i = 0; i < to - from; i++) {
      System.arraycopy(
          examples.events().values(), order[from + i] * inputs, block.values(), i * inputs, inputs);
    }
    moved.addNoise(step, first, to - from, block.values());
    passage.load(block, 0, to - from);
    take(examples, order, from, to);
  }

  /** Moves the events at hand against the network as it is, and takes the moved ones. */
  void attack(Weights with) {
    int inputs = block.columns();
    passage.forward(with);
    lossSlopes(1);
    passage.backward();
    float[] slopes = new float[passage.rows() * inputs];
    for (int i = 0; i < passage.rows(); i++) {
      passage.inputSlopes(i, slopes, i * inputs);
      moved.attack(block.values(), i * inputs, slopes, weights[i] < 0 ? -1 : 1);
    }
    passage.load(block, 0, passage.rows());
  }

  private void take(Examples examples, int[] order, int from, int to) {
    for (int i = 0; i < to - from; i++) {
      classes[i] = examples.classes()[order[from + i]];
      weights[i] = examples.weights()[order[from + i]];
    }
  }

  /** The sum of weight times loss over the block. */
  double loss() {
    return loss.sum(passage.logits(), passage.width(), outputs, passage.rows(), classes, weights);
  }

  /** Sets the slopes of the loss with respect to the logits, times a scale. */
  void lossSlopes(float scale) {
    loss.slopes(
        passage.logits(),
        passage.slopes(),
        passage.width(),
        outputs,
        passage.rows(),
        classes,
        weights,
        scale);
  }

  /** {@link #lossSlopes}, and returns {@link #loss}. */
  double lossAndSlopes(float scale) {
    return loss.sumAndSlopes(
        passage.logits(),
        passage.slopes(),
        passage.width(),
        outputs,
        passage.rows(),
        classes,
        weights,
        scale);
  }

  /** Writes the probability of the first class of each event of the block. */
  void scores(double[] scores, int first) {
    CrossEntropy.scores(passage.logits(), passage.width(), outputs, passage.rows(), scores, first);
  }

  /** Adds to the slopes of the logits those of the first class's probability. */
  void addScoreSlopes(double[] byScore, int first) {
    CrossEntropy.addScoreSlopes(
        passage.logits(),
        passage.slopes(),
        passage.width(),
        outputs,
        passage.rows(),
        byScore,
        first);
  }
}
