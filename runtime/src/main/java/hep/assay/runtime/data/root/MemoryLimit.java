// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.vocabulary.StudyException;

/** Refuses, before it is allocated, what can't be held in this process' memory. */
final class MemoryLimit {
  /** Longest array that every Java machine allocates. */
  static final long ARRAY = Integer.MAX_VALUE - 8L;

  private MemoryLimit() {}

  /** Throws where {@code bytes} are more than one array or half of the heap. */
  static void require(long bytes, String where) {
    long heap = Runtime.getRuntime().maxMemory();
    if (bytes > ARRAY || bytes > heap / 2) {
      throw new StudyException(
          where
              + " needs "
              + megabytes(bytes)
              + " of memory at once; this process has "
              + megabytes(heap)
              + " (half of it may go into one block). Use fewer columns or events, or a larger heap (ASSAY_HEAP=8g).");
    }
  }

  private static String megabytes(long bytes) {
    return (bytes + (1 << 20) - 1) / (1 << 20) + " MB";
  }
}
