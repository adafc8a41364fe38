// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.kernel.Softmax;
import hep.assay.runtime.math.Matrix;
import java.util.List;

/**
 * Boosted decision trees as plain arrays: the margin of a class is the sum of what its trees give.
 *
 * <p>With two classes there is one margin m and the signal's probability is {@code 1 / (1 + e^-m)};
 * with more the probabilities are the softmax of the margins. A missing input is NaN.
 *
 * @param inputs names of the inputs
 * @param outputs names of the classes, the signal first where there are two
 * @param trees in the order of training; with K > 2 classes tree t belongs to class t mod K
 */
public record TreeEnsemble(List<String> inputs, List<String> outputs, List<Tree> trees)
    implements Model {
  public TreeEnsemble {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    trees = List.copyOf(trees);
  }

  /**
   * One tree; node 0 is its root.
   *
   * @param feature the input that a node asks for, -1 at a leaf
   * @param threshold an event goes left where its input is below
   * @param left the left child
   * @param right the right child
   * @param missingLeft where an event goes whose input is missing
   * @param value what a leaf adds to the margin
   * @param cover sum of the second derivatives of the loss over the training events of a node
   */
  public record Tree(
      int[] feature,
      float[] threshold,
      int[] left,
      int[] right,
      boolean[] missingLeft,
      float[] value,
      float[] cover) {
    public Tree {
      int nodes = feature.length;
      for (int node = 0; node < nodes; node++) {
        boolean leaf = feature[node] < 0;
        // children after their parent: no walk through a damaged tree is endless
        if (!leaf
            && (left[node] <= node
                || right[node] <= node
                || left[node] >= nodes
                || right[node] >= nodes)) {
          throw new IllegalArgumentException("node " + node + " of a tree has no children");
        }
      }
    }

    /** The leaf that an event falls into. */
    public int leaf(float[] events, int row) {
      int node = 0;
      while (feature[node] >= 0) {
        float x = events[row + feature[node]];
        boolean goesLeft = Float.isNaN(x) ? missingLeft[node] : x < threshold[node];
        node = goesLeft ? left[node] : right[node];
      }
      return node;
    }
  }

  /** The margins of the classes: one where there are two classes, else one a class. */
  public Matrix margins(Matrix events) {
    int columns = outputs.size() == 2 ? 1 : outputs.size();
    Matrix margins = Matrix.zeros(events.rows(), columns);
    for (int i = 0; i < events.rows(); i++) {
      for (int t = 0; t < trees.size(); t++) {
        Tree tree = trees.get(t);
        margins.values()[i * columns + t % columns] +=
            tree.value()[tree.leaf(events.values(), i * events.columns())];
      }
    }
    return margins;
  }

  @Override
  public Matrix scores(Matrix events) {
    if (events.columns() != inputs.size()) {
      throw new IllegalArgumentException(
          events.columns() + " columns for trees of " + inputs.size() + " inputs");
    }
    Matrix margins = margins(events);
    Matrix scores = Matrix.zeros(events.rows(), outputs.size());
    for (int i = 0; i < events.rows(); i++) {
      System.arraycopy(
          margins.values(),
          i * margins.columns(),
          scores.values(),
          i * scores.columns(),
          margins.columns());
    }
    Softmax.apply(scores.values(), 0, outputs.size(), events.rows(), outputs.size());
    return scores;
  }
}
