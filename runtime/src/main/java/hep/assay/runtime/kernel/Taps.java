// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.kernel;

/**
 * What a convolution reads around a place: runs of neighbouring numbers at some distances.
 *
 * @param offsets distance of each run's first number from the place
 * @param run numbers in a run
 */
public record Taps(int[] offsets, int run) {

  /** How many numbers it reads. */
  public int count() {
    return offsets.length * run;
  }
}
