// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

import java.util.SplittableRandom;

/**
 * Poisson bootstrap: in replica b every event counts k times, k ~ Poisson(1) drawn independently,
 * which equals resampling with replacement for large samples and needs no total.
 *
 * <p>The k of an event depend on the seed, the replica and the event's index only, so everything
 * that is measured on the same events fluctuates together and differences are meaningful.
 *
 * <p>Reference: Hanley and MacGibbon, Comput. Methods Programs Biomed. 83 (2006) 57.
 *
 * @param replicas how many bootstrap samples
 * @param seed of the draws
 */
public record Bootstrap(int replicas, Seed seed) {

  /** {@code P(K <= k)} in units of 2^-32, for k = 0, 1, ...; above the last the next k is meant. */
  private static final long[] CUMULATIVE = cumulative();

  /** The k of all draws with the same first byte; -1 where they differ. */
  private static final byte[] BY_FIRST_BYTE = byFirstByte();

  /** Writes {@code k_i w_i} of one replica into an array of the same length. */
  public void weights(int replica, double[] weights, double[] into) {
    SplittableRandom random = seed.of("bootstrap", replica).stream();
    long bits = 0;
    for (int i = 0; i < weights.length; i++) {
      bits = (i & 1) == 0 ? random.nextLong() : bits >>> 32;
      into[i] = weights[i] * poisson((int) bits);
    }
  }

  /** The smallest k with {@code P(K <= k) > u}, u the unsigned bits over 2^32. */
  static int poisson(int bits) {
    int k = BY_FIRST_BYTE[bits >>> 24];
    return k >= 0 ? k : search(bits & 0xFFFFFFFFL);
  }

  private static int search(long u) {
    int k = 0;
    while (k < CUMULATIVE.length && u >= CUMULATIVE[k]) {
      k++;
    }
    return k;
  }

  private static long[] cumulative() {
    long[] cumulative = new long[13];
    double term = 1 / Math.E;
    double sum = 0;
    for (int k = 0; k < cumulative.length; k++) {
      sum += term;
      cumulative[k] = Math.round(sum * 0x1p32);
      term /= k + 1;
    }
    return cumulative;
  }

  private static byte[] byFirstByte() {
    byte[] table = new byte[256];
    for (int first = 0; first < 256; first++) {
      int low = search((long) first << 24);
      table[first] = (byte) (low == search(((long) first << 24) + 0xFFFFFF) ? low : -1);
    }
    return table;
  }
}
