// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Cuts a text into blocks of whole lines behind its first line. */
final class LineBlocks {
  /** A longer line is none of a table. */
  private static final int LONGEST = 1 << 28;

  private final InputStream in;
  private final int size;
  private byte[] rest = new byte[0];
  private boolean begun;
  private boolean ended;

  /**
   * @param size bytes of a block, more where its only line is longer
   */
  LineBlocks(InputStream in, int size) {
    this.in = in;
    this.size = size;
  }

  /** The next whole lines; empty behind the last ones. */
  Optional<byte[]> next() throws IOException {
    if (!begun) {
      begun = true;
      for (int b = in.read(); b >= 0 && b != '\n'; ) {
        b = in.read();
      }
    }
    byte[] block = rest;
    int behind = 0;
    for (int length = size; behind == 0 && !ended; length = Math.multiplyExact(2, length)) {
      if (length > LONGEST) {
        throw new IOException("a line is longer than " + LONGEST + " bytes");
      }
      int had = block.length;
      block = Arrays.copyOf(block, Math.max(length, had));
      int read = in.readNBytes(block, had, block.length - had);
      ended = had + read < block.length;
      block = ended ? Arrays.copyOf(block, had + read) : block;
      behind = ended ? block.length : behindLastLine(block);
    }
    rest = Arrays.copyOfRange(block, behind, block.length);
    return behind == 0 ? Optional.empty() : Optional.of(Arrays.copyOf(block, behind));
  }

  private static int behindLastLine(byte[] block) {
    int at = block.length;
    while (at > 0 && block[at - 1] != '\n') {
      at--;
    }
    return at;
  }
}
