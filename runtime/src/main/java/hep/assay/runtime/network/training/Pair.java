// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.kernel.Softmax;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Layer;
import hep.assay.runtime.network.NeuralNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * Two networks f and g of the same shape, side by side as one: every layer holds f's and then g's,
 * with zeros between them, and a last one adds their logits. So the score of the pair is that of
 * the product of their odds, and whatever works on a network works on a pair.
 */
public final class Pair {
  private Pair() {}

  /**
   * Joins two networks of dense layers.
   *
   * @throws IllegalArgumentException where they have others
   */
  public static NeuralNetwork of(NeuralNetwork f, NeuralNetwork g) {
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < f.layers().size(); l++) {
      layers.add(beside(f.layers().get(l), g.layers().get(l), l == 0));
    }
    int classes = f.outputs().size();
    float[] sum = new float[2 * classes * classes];
    for (int k = 0; k < classes; k++) {
      sum[k * classes + k] = 1;
      sum[(classes + k) * classes + k] = 1;
    }
    layers.add(new Layer.Dense(2 * classes, classes, sum, new float[classes], Activation.SOFTMAX));
    return new NeuralNetwork(f.inputs(), f.outputs(), layers);
  }

  private static Layer beside(Layer f, Layer g, boolean first) {
    if (f instanceof Layer.Dense a && g instanceof Layer.Dense b) {
      return dense(a, b, first);
    }
    if (f instanceof Layer.Normalisation a && g instanceof Layer.Normalisation b) {
      return new Layer.Normalisation(
          a.positions(),
          joined(a.scale(), b.scale()),
          joined(a.shift(), b.shift()),
          joined(a.mean(), b.mean()),
          joined(a.variance(), b.variance()),
          a.epsilon(),
          a.activation());
    }
    throw new IllegalArgumentException("only dense networks make a pair");
  }

  private static float[] joined(float[] a, float[] b) {
    float[] both = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  /** Both read the same inputs in the first layer, and each its own half in the others. */
  private static Layer.Dense dense(Layer.Dense f, Layer.Dense g, boolean first) {
    int inputs = first ? f.inputs() : 2 * f.inputs();
    int outputs = f.outputs();
    float[] weights = new float[inputs * 2 * outputs];
    for (int i = 0; i < f.inputs(); i++) {
      int below = first ? i : f.inputs() + i;
      System.arraycopy(f.weights(), i * outputs, weights, i * 2 * outputs, outputs);
      System.arraycopy(g.weights(), i * outputs, weights, below * 2 * outputs + outputs, outputs);
    }
    Activation activation =
        f.activation() == Activation.SOFTMAX ? Activation.LINEAR : f.activation();
    return new Layer.Dense(inputs, 2 * outputs, weights, joined(f.bias(), g.bias()), activation);
  }

  /**
   * The probability of the first class by f and by g.
   *
   * @param pair made by {@link #of}
   * @return {@code [events][2]}
   */
  public static Matrix scores(NeuralNetwork pair, Matrix events) {
    List<Layer> layers = pair.layers();
    int classes = pair.outputs().size();
    List<String> names = new ArrayList<>(pair.outputs());
    names.addAll(pair.outputs());
    Matrix logits =
        new NeuralNetwork(pair.inputs(), names, layers.subList(0, layers.size() - 1))
            .logits(events);
    Matrix scores = Matrix.zeros(events.rows(), 2);
    float[] p = new float[classes];
    for (int i = 0; i < events.rows(); i++) {
      for (int half = 0; half < 2; half++) {
        System.arraycopy(logits.values(), (2 * i + half) * classes, p, 0, classes);
        Softmax.apply(p, 0, classes, 1, classes);
        scores.set(i, half, p[0]);
      }
    }
    return scores;
  }
}
