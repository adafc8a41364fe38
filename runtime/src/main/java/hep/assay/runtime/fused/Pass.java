// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.fused;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.network.CrossEntropy;
import hep.assay.runtime.network.Examples;
import hep.assay.runtime.network.pass.Layout;
import hep.assay.runtime.network.pass.Passage;

/** One block of training events on its way through the network, with its classes and weights. */
final class Pass {
  private final Passage passage;
  private final int outputs;
  private final int[] classes;
  private final float[] weights;

  /**
   * @param capacity most events in the block
   * @param dropped which layers are followed by dropout
   */
  Pass(Layout layout, Kernel kernel, int capacity, Passage.Reach reach, boolean[] dropped) {
    this.passage = new Passage(layout, kernel, capacity, reach, dropped);
    this.outputs = layout.start().joint().get(layout.start().joint().size() - 1).outputs();
    this.classes = new int[capacity];
    this.weights = new float[capacity];
  }

  Passage passage() {
    return passage;
  }

  /** Takes the events at [from, to) of an order. */
  void load(Examples examples, int[] order, int from, int to) {
    passage.load(examples.events(), order, from, to);
    for (int i = 0; i < to - from; i++) {
      classes[i] = examples.classes()[order[from + i]];
      weights[i] = examples.weights()[order[from + i]];
    }
  }

  /** The sum of weight times cross entropy over the block. */
  double loss() {
    return CrossEntropy.loss(
        passage.logits(), passage.width(), outputs, passage.rows(), classes, weights);
  }

  /** Sets the slopes of the loss with respect to the logits: {@code scale w (p - y)}. */
  void lossSlopes(float scale) {
    CrossEntropy.slopes(
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
