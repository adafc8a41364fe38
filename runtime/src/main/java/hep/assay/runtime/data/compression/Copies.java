// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.compression;

import static hep.assay.runtime.data.compression.Zstandard.LONG;

/** Where a block is unpacked to, and the literals that it takes. */
final class Copies {
  private final byte[] out;
  private final int begin;
  private final int limit;
  private final byte[] literals;
  private final int literalsEnd;
  private int literal;
  private int done;

  /**
   * @param begin first byte of the frame, beyond which no distance reaches
   * @param limit first byte that must not be written
   * @param done first byte that the block writes
   * @param literals its literals, from {@code literal} to before {@code literalsEnd}
   */
  Copies(
      byte[] out, int begin, int limit, int done, byte[] literals, int literal, int literalsEnd) {
    this.out = out;
    this.begin = begin;
    this.limit = limit;
    this.done = done;
    this.literals = literals;
    this.literal = literal;
    this.literalsEnd = literalsEnd;
  }

  /** First byte that is not written yet. */
  int done() {
    return done;
  }

  /** Writes all literals that are left; returns the first byte behind. */
  int finish() {
    literals(literalsEnd - literal);
    return done;
  }

  /** Writes the next literals. */
  void literals(int count) {
    if (count > literalsEnd - literal || count > limit - done) {
      throw Zstandard.damaged(count + " literals");
    }
    if (count <= 16 && literal <= literals.length - 16 && done <= limit - 16) {
      LONG.set(out, done, (long) LONG.get(literals, literal));
      LONG.set(out, done + 8, (long) LONG.get(literals, literal + 8));
    } else {
      System.arraycopy(literals, literal, out, done, count);
    }
    literal += count;
    done += count;
  }

  /** Writes again what stands {@code distance} bytes before; both may overlap. */
  void repeat(int distance, int count) {
    if (distance > done - begin || count > limit - done) {
      throw Zstandard.damaged(count + " bytes from " + distance + " bytes before");
    }
    int stop = done + count;
    if (distance >= 8 && stop <= limit - 8) {
      for (int i = done; i < stop; i += 8) {
        LONG.set(out, i, (long) LONG.get(out, i - distance));
      }
    } else {
      for (int i = done; i < stop; i++) {
        out[i] = out[i - distance];
      }
    }
    done = stop;
  }
}
