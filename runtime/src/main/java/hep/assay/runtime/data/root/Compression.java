// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.data.compression.XxHash64;
import hep.assay.runtime.vocabulary.StudyException;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks records. A packed record is a chain of blocks of at most 16 MB, each with a head of nine
 * bytes: two letters for the method, one byte of version, and the packed and unpacked lengths in
 * three little-endian bytes each.
 *
 * <p>The heads are added up before anything is allocated, and a block that claims more than its
 * method can pack is refused: a file of a few bytes can't ask for gigabytes.
 */
final class Compression {
  private static final int HEAD = 9;
  private static final int LZ4_CHECKSUM = 8;

  /** Largest factor of all methods, as {@link Block#limit} gives it. */
  static final long HIGHEST = 45000;

  /** Memory that an LZMA block may ask for, in KiB; level 9 needs 65 MiB. */
  private static final int LZMA_LIMIT = 128 * 1024;

  private Compression() {}

  /** A record whose content starts at {@code from}, unpacked to exactly {@code size} bytes. */
  static RootBytes unpack(RootBytes record, int from, int size) {
    return unpack(record, from, size, new Scratch());
  }

  /** The same, valid until the scratch memory is used again. */
  static RootBytes unpack(RootBytes record, int from, int size, Scratch scratch) {
    int packed = record.end() - from;
    if (packed == size) {
      return new RootBytes(record.data(), from, record.end(), record.where());
    }
    record.moveTo(from);
    requireBlocks(record, from, size);
    MemoryLimit.require(size, record.where());
    byte[] out = scratch.unpacked(size);
    int done = 0;
    for (int at = from; done < size; ) {
      Block block = Block.read(record, at);
      block.unpack(record, out, done, scratch);
      done += block.unpacked;
      at += HEAD + block.packed;
    }
    return new RootBytes(out, 0, size, record.where());
  }

  private static void requireBlocks(RootBytes record, int from, int size) {
    long unpacked = 0;
    int at = from;
    while (at < record.end() && unpacked < size) {
      Block block = Block.read(record, at);
      block.requirePossible(record);
      unpacked += block.unpacked;
      at += HEAD + block.packed;
    }
    if (unpacked != size) {
      throw record.damaged(
          "has compressed blocks of " + unpacked + " bytes where " + size + " are announced");
    }
  }

  /** One block; {@code start} is its first byte behind the head. */
  private record Block(String method, int version, int start, int packed, int unpacked) {

    static Block read(RootBytes record, int at) {
      record.moveTo(at);
      String method = "" + (char) record.u1() + (char) record.u1();
      int version = record.u1();
      Block block = new Block(method, version, at + HEAD, u3(record), u3(record));
      if (block.packed > record.remaining()) {
        throw record.damaged(
            "has a compressed block of "
                + block.packed
                + " bytes where "
                + record.remaining()
                + " are left");
      }
      if (block.unpacked == 0) {
        throw record.damaged("has an empty compressed block");
      }
      return block;
    }

    private static int u3(RootBytes record) {
      return record.u1() | record.u1() << 8 | record.u1() << 16;
    }

    /** Largest factor by which the method can pack, from its format. */
    private int limit(RootBytes record) {
      return switch (method) {
        case "ZL", "CS" -> 1032;
        case "L4" -> 255;
        case "XZ" -> 12000;
        case "ZS" -> 45000;
        default ->
            throw record.damaged(
                "is compressed by the unknown method '"
                    + method
                    + "' (known are ZL, CS, L4, XZ and ZS)");
      };
    }

    void requirePossible(RootBytes record) {
      if (unpacked > 64L + (long) packed * limit(record)) {
        throw record.damaged(
            "claims that "
                + packed
                + " bytes unpack to "
                + unpacked
                + ", more than method "
                + method
                + " can pack");
      }
    }

    void unpack(RootBytes record, byte[] out, int to, Scratch scratch) {
      try {
        int got =
            switch (method) {
              case "ZL" -> inflate(record.data(), out, to, false);
              case "CS" -> inflate(record.data(), out, to, true);
              case "L4" -> lz4(record, out, to);
              case "XZ" -> lzma(record.data(), out, to);
              default ->
                  scratch.zstandard().unpack(record.data(), start, packed, out, to, unpacked);
            };
        if (got != unpacked) {
          throw record.damaged(
              "has a block that unpacks to " + got + " instead of " + unpacked + " bytes");
        }
      } catch (DataFormatException | IOException | RuntimeException e) {
        if (e instanceof StudyException known) {
          throw known;
        }
        throw record.damaged("can't be unpacked by method " + method + " (" + e.getMessage() + ")");
      }
    }

    private int inflate(byte[] data, byte[] out, int to, boolean raw) throws DataFormatException {
      Inflater inflater = new Inflater(raw);
      try {
        inflater.setInput(data, start, packed);
        int got = 0;
        while (got < unpacked) {
          int step = inflater.inflate(out, to + got, unpacked - got);
          if (step == 0) {
            return got;
          }
          got += step;
        }
        // the checksum stands behind the last byte and is compared only when the end is asked for
        if (!inflater.finished() && (inflater.inflate(new byte[1]) > 0 || !inflater.finished())) {
          throw new DataFormatException("its stream does not end where announced");
        }
        return got;
      } finally {
        inflater.end();
      }
    }

    private int lz4(RootBytes record, byte[] out, int to) {
      if (packed < LZ4_CHECKSUM) {
        throw record.damaged("has an LZ4 block without its checksum");
      }
      record.moveTo(start);
      long expected = record.i8();
      int length = packed - LZ4_CHECKSUM;
      if (XxHash64.of(record.data(), start + LZ4_CHECKSUM, length) != expected) {
        throw record.damaged("has an LZ4 block with a wrong checksum");
      }
      return new Lz4Decompressor()
          .decompress(record.data(), start + LZ4_CHECKSUM, length, out, to, unpacked);
    }

    private int lzma(byte[] data, byte[] out, int to) throws IOException {
      try (XZInputStream in =
          new XZInputStream(new ByteArrayInputStream(data, start, packed), LZMA_LIMIT)) {
        int got = in.readNBytes(out, to, unpacked);
        if (in.read() >= 0) { // reading on to the end compares the checksum
          throw new IOException("more data than announced");
        }
        return got;
      }
    }
  }
}
