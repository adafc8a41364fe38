// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.design;

import hep.assay.runtime.math.Seed;
import hep.assay.runtime.network.Activation;
import hep.assay.runtime.network.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The parameters that a dense network starts from, the same for every engine.
 *
 * <p>Weights are uniform in {@code [-a, a)}: {@code a = sqrt(6 / inputs)} before relu, elu, gelu
 * and swish (He et al., arXiv:1502.01852), {@code a = sqrt(6 / (inputs + outputs))} otherwise
 * (Glorot and Bengio, AISTATS 2010, equation 16). Biases are 0.
 */
public final class Initialisation {
  private Initialisation() {}

  /**
   * A dense network with these hidden layers and a softmax over the outputs (linear where there is
   * one output).
   *
   * @param seed of the replica; layer l draws from its own stream, row by row
   */
  public static List<Layer.Dense> dense(
      int inputs, int[] hidden, Activation activation, int outputs, Seed seed) {
    List<Layer.Dense> layers = new ArrayList<>();
    int before = inputs;
    for (int l = 0; l <= hidden.length; l++) {
      boolean last = l == hidden.length;
      int width = last ? outputs : hidden[l];
      Activation function =
          !last ? activation : outputs == 1 ? Activation.LINEAR : Activation.SOFTMAX;
      float[] weights = weights(before, width, before * width, function, seed.of("initialise", l));
      layers.add(new Layer.Dense(before, width, weights, new float[width], function));
      before = width;
    }
    return layers;
  }

  /**
   * Weights of one layer.
   *
   * @param inputs numbers that one output sums
   * @param outputs numbers that one input enters
   * @param count how many weights
   * @param function what follows the sums
   */
  static float[] weights(int inputs, int outputs, int count, Activation function, Seed seed) {
    double end =
        switch (function) {
          case RELU, ELU, GELU, SWISH -> Math.sqrt(6.0 / inputs);
          default -> Math.sqrt(6.0 / ((double) inputs + outputs));
        };
    SplittableRandom r = seed.stream();
    float[] weights = new float[count];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (end * (2 * r.nextDouble() - 1));
    }
    return weights;
  }
}
