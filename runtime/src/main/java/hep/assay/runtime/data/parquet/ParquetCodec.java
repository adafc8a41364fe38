// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.parquet;

import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Unpacks pages. */
final class ParquetCodec {
  private static final List<String> NAMES =
      List.of("none", "snappy", "gzip", "lzo", "brotli", "lz4", "zstd", "lz4");
  private static final int[] FACTORS = {1, 24, 1032, 0, 0, 255, 45000, 255};

  private ParquetCodec() {}

  /**
   * Unpacks a page to exactly {@code size} bytes, which stand in the workspace's page or, where
   * they are not packed, where they stood.
   *
   * @throws IllegalArgumentException where it is damaged, claims more than the method can pack, or
   *     the method is not known
   */
  static Span unpack(int codec, Span packed, int size, Workspace workspace) throws IOException {
    int length = packed.length();
    if (codec < 0 || codec >= FACTORS.length || FACTORS[codec] == 0) {
      String name = codec >= 0 && codec < NAMES.size() ? NAMES.get(codec) : "number " + codec;
      throw new IllegalArgumentException(
          "it is compressed by the method " + name + ", which Assay does not read; use zstd");
    }
    if (size < 0 || size > 64 + (long) FACTORS[codec] * length) {
      throw new IllegalArgumentException(
          "it is damaged: %d bytes can't unpack to %d by method %s"
              .formatted(length, size, NAMES.get(codec)));
    }
    byte[] out = codec == 0 ? null : workspace.page(size);
    byte[] data = packed.array();
    int from = packed.start();
    int got =
        switch (codec) {
          case 0 -> length;
          case 1 -> Snappy.unpack(packed, out, size);
          case 2 -> gzip(data, from, length, out, size);
          case 5 -> framed(data, from, length, out, size);
          case 6 -> workspace.zstandard().unpack(data, from, length, out, 0, size);
          default -> new Lz4Decompressor().decompress(data, from, length, out, 0, size);
        };
    if (got != size) {
      throw new IllegalArgumentException(
          "it is damaged: a page has " + got + " bytes instead of " + size);
    }
    return codec == 0 ? packed : new Span(out, 0, size);
  }

  private static int gzip(byte[] data, int from, int length, byte[] out, int size)
      throws IOException {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(data, from, length), 1 << 16)) {
      int got = in.readNBytes(out, 0, size);
      return in.read() < 0 ? got : got + 1; // reading on compares the checksum
    }
  }

  /** LZ4 as Hadoop frames it: blocks of unpacked and packed length in big-endian bytes. */
  private static int framed(byte[] data, int from, int length, byte[] out, int size) {
    int done = 0;
    java.nio.ByteBuffer in = java.nio.ByteBuffer.wrap(data, from, length);
    while (done < size) {
      int unpacked = in.getInt();
      int packed = in.getInt();
      if (packed < 0 || packed > in.remaining() || unpacked < 0 || unpacked > size - done) {
        throw new IllegalArgumentException("it is damaged: an LZ4 block of " + packed + " bytes");
      }
      new Lz4Decompressor().decompress(data, in.position(), packed, out, done, unpacked);
      in.position(in.position() + packed);
      done += unpacked;
    }
    return done;
  }
}
