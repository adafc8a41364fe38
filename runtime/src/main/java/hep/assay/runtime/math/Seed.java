// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

import java.util.SplittableRandom;

/**
 * A source of random streams: what a seed is for, not when it is asked for, decides its numbers.
 *
 * <p>A derived seed hashes (seed, purpose, index), never the name of a block nor the next draw of a
 * shared generator: adding or renaming a block changes no other number, and classifiers that are
 * compared start alike.
 *
 * @param value the 64 bits
 */
public record Seed(long value) {

  /** The seed for one purpose, such as {@code "initialise"}, and one index, such as a replica. */
  public Seed of(String purpose, long index) {
    long hash = mix(value);
    for (int i = 0; i < purpose.length(); i++) {
      hash = mix(hash ^ purpose.charAt(i));
    }
    return new Seed(mix(hash ^ mix(index + 1)));
  }

  /** A generator that starts from this seed. */
  public SplittableRandom stream() {
    return new SplittableRandom(value);
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). */
  private static long mix(long z) {
    long a = z + 0x9E3779B97F4A7C15L;
    a = (a ^ (a >>> 30)) * 0xBF58476D1CE4E5B9L;
    a = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return a ^ (a >>> 31);
  }
}
