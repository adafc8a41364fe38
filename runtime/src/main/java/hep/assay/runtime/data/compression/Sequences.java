// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.compression;

import static hep.assay.runtime.data.compression.BackwardBits.low;
import static hep.assay.runtime.data.compression.FiniteStates.extra;
import static hep.assay.runtime.data.compression.FiniteStates.meaning;
import static hep.assay.runtime.data.compression.FiniteStates.next;
import static hep.assay.runtime.data.compression.FiniteStates.step;

/**
 * The sequences of a block (RFC 8878, section 3.1.1.3.2): so many literals, then so many bytes of
 * those that were unpacked at some distance before.
 */
final class Sequences {
  private static final int[] LITERAL_FREQUENCIES = {
    4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1,
    -1, -1, -1, -1
  };
  private static final int[] MATCH_FREQUENCIES = {
    1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1
  };
  private static final int[] OFFSET_FREQUENCIES = {
    1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1
  };
  private static final int[] LITERAL_EXTRA = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11,
    12, 13, 14, 15, 16
  };
  private static final int[] MATCH_EXTRA = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };
  private static final int[] OFFSET_EXTRA = java.util.stream.IntStream.range(0, 32).toArray();

  private final FiniteStates literals = new FiniteStates(9, sums(0, LITERAL_EXTRA), LITERAL_EXTRA);
  private final FiniteStates matches = new FiniteStates(9, sums(3, MATCH_EXTRA), MATCH_EXTRA);
  private final FiniteStates offsets = new FiniteStates(8, powers(), OFFSET_EXTRA);

  /** The last three distances, the latest first. */
  private final int[] last = new int[3];

  /** Each length begins where the one before ends. */
  private static int[] sums(int first, int[] extra) {
    int[] sums = new int[extra.length];
    for (int i = 0, sum = first; i < sums.length; i++) {
      sums[i] = sum;
      sum += 1 << extra[i];
    }
    return sums;
  }

  private static int[] powers() {
    return java.util.Arrays.stream(OFFSET_EXTRA).map(bits -> 1 << bits).toArray();
  }

  /** Forgets what blocks of another frame had. */
  void clear() {
    literals.clear();
    matches.clear();
    offsets.clear();
    last[0] = 1;
    last[1] = 4;
    last[2] = 8;
  }

  /**
   * Unpacks a block.
   *
   * @param count number of sequences
   * @param from the byte behind that number
   * @return first byte of {@code out} behind those of the sequences; literals may be left
   */
  int unpack(byte[] in, int from, int end, int count, Copies copies) {
    if (from >= end || (in[from] & 3) != 0) {
      throw Zstandard.damaged("sequences without their codes");
    }
    int modes = in[from] & 0xFF;
    int at = code(literals, modes >> 6, LITERAL_FREQUENCIES, 6, in, from + 1, end);
    at = code(offsets, modes >> 4 & 3, OFFSET_FREQUENCIES, 5, in, at, end);
    at = code(matches, modes >> 2 & 3, MATCH_FREQUENCIES, 6, in, at, end);
    return follow(in, at, BackwardBits.count(in, at, end), count, copies);
  }

  private static int code(
      FiniteStates states, int mode, int[] usual, int log, byte[] in, int at, int end) {
    switch (mode) {
      case 0 -> states.build(usual, log);
      case 1 -> {
        if (at >= end) {
          throw Zstandard.damaged("sequences without their codes");
        }
        states.only(in[at] & 0xFF);
        return at + 1;
      }
      case 2 -> {
        return states.read(in, at, end);
      }
      default -> {
        if (!states.isThere()) {
          throw Zstandard.damaged("a code that repeats none");
        }
      }
    }
    return at;
  }

  private int follow(byte[] in, int from, int bits, int count, Copies copies) {
    int left = bits - literals.log() - offsets.log() - matches.log();
    if (left < 0) {
      throw early();
    }
    long states = BackwardBits.at(in, from, left);
    int inMatch = (int) low(states, matches.log());
    int inOffset = (int) low(states >>> matches.log(), offsets.log());
    int inLiteral = (int) low(states >>> matches.log() + offsets.log(), literals.log());
    for (int i = 0; i < count; i++) {
      long literal = literals.table()[inLiteral];
      long offset = offsets.table()[inOffset];
      long match = matches.table()[inMatch];
      left -= extra(offset);
      long distance = left < 0 ? 0 : low(BackwardBits.at(in, from, left), extra(offset));
      distance += meaning(offset) & 0xFFFFFFFFL;
      left -= extra(match) + extra(literal);
      if (left < 0) {
        throw early();
      }
      long more = BackwardBits.at(in, from, left);
      int length = meaning(literal) + (int) low(more, extra(literal));
      int repeated = meaning(match) + (int) low(more >>> extra(literal), extra(match));
      copies.literals(length);
      copies.repeat(distance(distance, length == 0), repeated);
      if (i < count - 1) {
        left -= step(literal) + step(match) + step(offset);
        if (left < 0) {
          throw early();
        }
        long steps = BackwardBits.at(in, from, left);
        inOffset = next(offset) + (int) low(steps, step(offset));
        steps >>>= step(offset);
        inMatch = next(match) + (int) low(steps, step(match));
        inLiteral = next(literal) + (int) low(steps >>> step(match), step(literal));
      }
    }
    if (left != 0) {
      throw early();
    }
    return copies.done();
  }

  /** What a number says: a distance, or that one of the last three is meant. */
  private int distance(long number, boolean afterNone) {
    int which = number > 3 ? 3 : (int) number - 1 + (afterNone ? 1 : 0);
    long distance = number > 3 ? number - 3 : which == 3 ? last[0] - 1L : last[which];
    if (distance <= 0 || distance > Integer.MAX_VALUE) {
      throw Zstandard.damaged("a distance of " + distance);
    }
    if (which > 1) {
      last[2] = last[1];
    }
    if (which > 0) {
      last[1] = last[0];
    }
    last[0] = (int) distance;
    return (int) distance;
  }

  private static IllegalArgumentException early() {
    return Zstandard.damaged("sequences that do not fill their place");
  }
}
