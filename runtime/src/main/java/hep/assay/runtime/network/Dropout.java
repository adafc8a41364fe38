// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import hep.assay.runtime.kernel.Kernel;
import hep.assay.runtime.math.Seed;

/**
 * Inverted dropout (Srivastava et al., JMLR 15 (2014) 1929): in a training step each hidden output
 * is 0 with the given probability and divided by the probability to stay otherwise.
 *
 * <p>Whether an output is dropped is a hash of (seed, step, layer, event's place in the batch,
 * unit): the same on every thread and in every engine, and asked for again on the way back.
 */
public final class Dropout {
  private final Seed seed;
  private final int threshold;
  private final float keep;
  private long step;

  /**
   * @param rate probability to drop
   * @param seed of the replica
   */
  public Dropout(double rate, Seed seed) {
    this.seed = seed;
    this.threshold = (int) Math.round(rate * (1 << 24));
    this.keep = (float) (1 / (1 - rate));
  }

  /** Goes to the step of this number. */
  public void step(long number) {
    step = number;
  }

  /**
   * Drops outputs of a hidden layer for events that start at this place of the batch. On the way
   * back the same call gives the slopes their factors.
   */
  public void apply(int layer, int first, int rows, int width, float[] values) {
    Seed at = seed.of("dropout", step).of("layer", layer);
    for (int i = 0; i < rows; i++) {
      long state = at.of("event", first + i).value();
      for (int j = i * width; j < (i + 1) * width; j++) {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        values[j] *= (int) (state >>> 40) < threshold ? 0 : keep;
      }
    }
  }

  /**
   * The same after a layer on a grid, where one draw a number would take longer than the layer:
   * numbers are dropped by a hash of their place.
   *
   * @param lead where the first event stands
   * @param event numbers from one event to the next
   */
  public void apply(
      Kernel kernel, int layer, int first, int rows, int lead, int event, float[] values) {
    Seed at = seed.of("dropout", step).of("layer", layer);
    for (int i = 0; i < rows; i++) {
      int own = (int) at.of("event", first + i).value();
      kernel.drop(values, lead + i * event, event, own, threshold, keep);
    }
  }
}
