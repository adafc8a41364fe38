// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import hep.assay.runtime.data.compression.Zstandard;

/**
 * What is needed to read one column, used again for the next: fresh memory costs more than what is
 * done to it.
 */
final class Workspace {
  /** Places of a dictionary read at a time, few enough for the first-level cache. */
  private static final int PLACES = 4096;

  private final Zstandard zstandard = new Zstandard();
  private final ChunkBytes chunk = new ChunkBytes();
  private final int[] places = new int[PLACES];
  private byte[] page = {};
  private Object dictionary = new int[0];

  Zstandard zstandard() {
    return zstandard;
  }

  ChunkBytes chunk() {
    return chunk;
  }

  int[] places() {
    return places;
  }

  /** An array of at least this length, for the page that comes next. */
  byte[] page(int size) {
    if (page.length < size) {
      page = new byte[size];
    }
    return page;
  }

  /** An array of the type of {@code like} and at least this length, for the next dictionary. */
  Object dictionary(Object like, int size) {
    if (dictionary.getClass() != like.getClass() || ValueDecoder.length(dictionary) < size) {
      dictionary = ValueDecoder.array(like, size);
    }
    return dictionary;
  }
}
