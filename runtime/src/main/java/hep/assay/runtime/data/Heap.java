// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data;

import hep.assay.runtime.vocabulary.StudyException;

/** Refuses data that can't fit into memory before any of it is lost. */
public final class Heap {
  private Heap() {}

  /**
   * Checks that so many bytes can still be had.
   *
   * @param bytes what is needed
   * @param what what needs it, as the subject of a sentence: {@code the 12 columns of dataset
   *     'jets'}
   * @throws StudyException with the numbers, where it can't
   */
  public static void require(long bytes, String what) {
    Runtime machine = Runtime.getRuntime();
    long free = machine.maxMemory() - machine.totalMemory() + machine.freeMemory();
    // Garbage still counts as used: ask for what the whole heap could hold.
    if (bytes > most() || bytes > free && bytes > reachable(machine)) {
      throw new StudyException(
          what
              + " need about "
              + mebibytes(bytes)
              + " MiB, and the Java heap has "
              + mebibytes(machine.maxMemory())
              + " MiB in all; use fewer columns or events, or a larger heap (ASSAY_HEAP=8g)");
    }
  }

  /** Whether less than a fifth is left, garbage not counted: too little for the next blocks. */
  static boolean isFull() {
    Runtime machine = Runtime.getRuntime();
    long least = machine.maxMemory() / 5;
    long free = machine.maxMemory() - machine.totalMemory() + machine.freeMemory();
    return free < least && reachable(machine) < least;
  }

  /** Bytes that data may take at most. */
  static long most() {
    return (long) (Runtime.getRuntime().maxMemory() * 0.9);
  }

  private static long reachable(Runtime machine) {
    System.gc();
    return machine.maxMemory() - machine.totalMemory() + machine.freeMemory();
  }

  private static long mebibytes(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }
}
