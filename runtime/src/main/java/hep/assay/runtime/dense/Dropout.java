// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.dense;

import hep.assay.runtime.math.Seed;

/**
 * Inverted dropout (Srivastava et al., JMLR 15 (2014) 1929): in a training step each hidden output
 * is 0 with the given probability and divided by the probability to stay otherwise.
 *
 * <p>Whether an output is dropped is a hash of (seed, step, layer, event's place in the batch,
 * unit): the same on every thread, and asked for again on the way back.
 */
final class Dropout {
  private final Seed seed;
  private final int threshold;
  private final float keep;
  private long step;

  Dropout(double rate, Seed seed) {
    this.seed = seed;
    this.threshold = (int) Math.round(rate * (1 << 24));
    this.keep = (float) (1 / (1 - rate));
  }

  void step(long number) {
    step = number;
  }

  /** Drops outputs of a layer for a block that starts at this place of the batch. */
  void apply(int layer, int first, int rows, int width, float[] values) {
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

  /** The chain rule: the same factors on the slopes. */
  void chain(int layer, int first, int rows, int width, float[] slopes) {
    apply(layer, first, rows, width, slopes);
  }
}
