// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network.training;

import hep.assay.runtime.math.Matrix;

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

  public int count() {
    return classes.length;
  }
}
