// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.math.Bootstrap;
import hep.assay.runtime.math.Matrix;
import hep.assay.runtime.math.Seed;
import java.util.Arrays;

/**
 * Events with their classes and weights.
 *
 * @param events {@code [events][inputs]}, prepared
 * @param classes index of the class of each event
 * @param weights training weight of each event (normalised per class, mean 1); may be negative
 *     under the study's policy
 */
public record Examples(Matrix events, int[] classes, float[] weights) {
  public Examples {
    if (classes.length != events.rows() || weights.length != events.rows()) {
      throw new IllegalArgumentException(
          events.rows()
              + " events, "
              + classes.length
              + " classes, "
              + weights.length
              + " weights");
    }
  }

  /**
   * One bootstrap sample: the same events, each with k times its weight, k ~ Poisson(1). Events are
   * shared, not copied.
   *
   * @param seed of the draws; they depend on it and on the place of an event
   */
  public Examples drawnAgain(Seed seed) {
    double[] all = new double[weights.length];
    Arrays.setAll(all, i -> weights[i]);
    new Bootstrap(1, seed).weights(0, all, all);
    float[] drawn = new float[all.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = (float) all[i];
    }
    return new Examples(events, classes, drawn);
  }

  public int count() {
    return classes.length;
  }
}
