// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

/**
 * Part of an array, valid until its owner reads on.
 *
 * @param start its first byte
 * @param end the first byte behind it
 */
record Span(byte[] array, int start, int end) {

  int length() {
    return end - start;
  }

  Span from(int first) {
    return new Span(array, first, end);
  }

  /** Checks that so many bytes are there. */
  void require(long bytes) {
    if (bytes < 0 || bytes > length()) {
      throw ValueDecoder.damaged("values of " + bytes + " bytes where " + length() + " are left");
    }
  }
}
