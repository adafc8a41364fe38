// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.data.compression.Zstandard;

/**
 * Memory in which a basket is read and unpacked, used again for the next one: fresh memory costs
 * more than what is done to it. Used by one thread at a time.
 */
final class Scratch {
  private final Zstandard zstandard = new Zstandard();
  private byte[] packed = {};
  private byte[] unpacked = {};

  Zstandard zstandard() {
    return zstandard;
  }

  /** An array of at least this length for what the file has. */
  byte[] packed(int size) {
    if (packed.length < size) {
      packed = new byte[size];
    }
    return packed;
  }

  /** An array of at least this length for what that unpacks to. */
  byte[] unpacked(int size) {
    if (unpacked.length < size) {
      unpacked = new byte[size];
    }
    return unpacked;
  }
}
