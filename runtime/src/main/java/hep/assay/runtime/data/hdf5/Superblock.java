// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.hdf5;

import hep.assay.runtime.vocabulary.StudyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The head of an HDF5 file, for the one thing that the library does not compare: the length that
 * the file should have. A file cut short would else give the values of its first chunks and zeros.
 */
public final class Superblock {
  private static final long SIGNATURE = 0x89484446_0D0A1A0AL;
  private static final int LONGEST = 52;

  private Superblock() {}

  /**
   * Refuses a file that is shorter than it says.
   *
   * @throws StudyException with both lengths
   */
  public static void requireWhole(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      long end = end(ByteBuffer.wrap(in.readNBytes(LONGEST)));
      long size = Files.size(file);
      if (end > size) {
        throw new StudyException(
            "'%s' is damaged: it should have %d bytes and has %d".formatted(file, end, size));
      }
    } catch (IOException e) {
      throw new StudyException("'" + file + "' can't be read: " + e.getMessage(), e);
    }
  }

  /** Where the file ends; 0 where it begins with a block of the user's or has short addresses. */
  private static long end(ByteBuffer head) {
    if (head.remaining() < LONGEST || head.getLong(0) != SIGNATURE) {
      return 0;
    }
    head.order(ByteOrder.LITTLE_ENDIAN);
    int version = head.get(8);
    boolean early = version < 2;
    if (head.get(early ? 13 : 9) != 8) {
      return 0;
    }
    return head.getLong(early ? 40 + 4 * version : 28);
  }
}
