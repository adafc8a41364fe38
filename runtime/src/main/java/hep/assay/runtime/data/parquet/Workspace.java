// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import hep.assay.runtime.data.compression.Zstandard;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Arrays for one chunk and one page, used again for the next: fresh memory costs more than what is
 * done to it.
 */
final class Workspace {
  /** Bytes read at a time: what the channel keeps outside of the heap, and what the cache holds. */
  private static final int SLICE = 1 << 18;

  private final Zstandard zstandard = new Zstandard();
  private byte[] chunk = {};
  private byte[] page = {};

  /** Reads a chunk. */
  Span chunk(FileChannel file, long from, int count) throws IOException {
    if (chunk.length < count) {
      chunk = new byte[count];
    }
    for (int done = 0; done < count; ) {
      int length = Math.min(SLICE, count - done);
      int got = file.read(ByteBuffer.wrap(chunk, done, length), from + done);
      if (got < 0) {
        throw new EOFException("it ends too early");
      }
      done += got;
    }
    return new Span(chunk, 0, count);
  }

  Zstandard zstandard() {
    return zstandard;
  }

  /** An array of at least this length, for the page that comes next. */
  byte[] page(int size) {
    if (page.length < size) {
      page = new byte[size];
    }
    return page;
  }
}
