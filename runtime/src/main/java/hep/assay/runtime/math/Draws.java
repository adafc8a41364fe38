// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

import java.util.SplittableRandom;

/**
 * Random numbers of simple distributions, written out so that every Java release gives the same.
 */
public final class Draws {
  private Draws() {}

  /** Uniform in [low, high). */
  public static double uniform(SplittableRandom random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Normal, by Box and Muller's transform (Ann. Math. Stat. 29 (1958) 610). */
  public static double normal(SplittableRandom random, double mean, double sigma) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return mean + sigma * radius * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /** Exponential, by inversion. */
  public static double exponential(SplittableRandom random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  /** Poisson, by counting exponential times; meant for small means. */
  public static int poisson(SplittableRandom random, double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
