// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The bytes of a chunk from its first to its last. Little more than a page is at hand at a time, so
 * that it stays in the cache until it is unpacked; the array is used again for the next chunk.
 */
final class ChunkBytes {
  /** Bytes read at a time: what the channel keeps outside of the heap. */
  private static final int SLICE = 1 << 18;

  private byte[] bytes = {};
  private FileChannel file;

  /** Place in the file of the first byte that was not read. */
  private long position;

  private long end;
  private int at;
  private int filled;

  /** Begins with a chunk of {@code count} bytes. */
  void open(FileChannel file, long from, long count) {
    this.file = file;
    position = from;
    end = from + count;
    at = 0;
    filled = 0;
  }

  /** Bytes that were not taken. */
  long left() {
    return end - position + filled - at;
  }

  /**
   * What comes next, at least {@code count} bytes or all that are left; valid until the next call.
   */
  Span next(int count) throws IOException {
    fill((int) Math.min(count, left()));
    return new Span(bytes, at, filled);
  }

  /**
   * Takes the next {@code count} bytes, of which so many must be left; valid until the next call.
   */
  Span take(int count) throws IOException {
    fill(count);
    at += count;
    return new Span(bytes, at - count, at);
  }

  private void fill(int count) throws IOException {
    if (count > left()) {
      throw new EOFException("it ends too early");
    }
    if (bytes.length - at < count) {
      long roomy = Math.min(Integer.MAX_VALUE - 8, (long) count + SLICE);
      byte[] target = bytes.length < count ? new byte[(int) roomy] : bytes;
      System.arraycopy(bytes, at, target, 0, filled - at);
      bytes = target;
      filled -= at;
      at = 0;
    }
    while (filled - at < count) {
      int length = (int) Math.min(Math.min(SLICE, bytes.length - filled), end - position);
      int got = file.read(ByteBuffer.wrap(bytes, filled, length), position);
      if (got <= 0) {
        throw new EOFException("it ends too early");
      }
      filled += got;
      position += got;
    }
  }
}
