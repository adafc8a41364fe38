// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

/**
 * What a convolution reads around a place: runs of neighbouring numbers at some distances.
 *
 * @param offsets distance of each run's first number from the place
 * @param run numbers in a run
 * @param near distance of every number, run by run: one loop over them keeps sums in registers,
 *     where two nested ones made the compiler put every vector on the heap
 */
public record Taps(int[] offsets, int run, int[] near) {

  public Taps(int[] offsets, int run) {
    this(offsets, run, near(offsets, run));
  }

  private static int[] near(int[] offsets, int run) {
    int[] near = new int[offsets.length * run];
    for (int i = 0; i < near.length; i++) {
      near[i] = offsets[i / run] + i % run;
    }
    return near;
  }

  /** How many numbers it reads. */
  public int count() {
    return near.length;
  }
}
