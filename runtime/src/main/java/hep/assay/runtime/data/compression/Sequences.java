// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.compression;

import static hep.assay.runtime.data.compression.BackwardBits.low;
import static hep.assay.runtime.data.compression.FiniteStates.extra;
import static hep.assay.runtime.data.compression.FiniteStates.meaning;
import static hep.assay.runtime.data.compression.FiniteStates.next;
import static hep.assay.runtime.data.compression.FiniteStates.step;
import static hep.assay.runtime.data.compression.Zstandard.LONG;

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

  private byte[] out;
  private int begin;
  private int limit;

  /** The last three distances. */
  private int latest;

  private int second;
  private int third;

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

  /** Begins a frame, unpacked to {@code out} from {@code begin} to before {@code limit}. */
  void begin(byte[] out, int begin, int limit) {
    this.out = out;
    this.begin = begin;
    this.limit = limit;
    literals.clear();
    matches.clear();
    offsets.clear();
    latest = 1;
    second = 4;
    third = 8;
  }

  /**
   * Unpacks a block.
   *
   * @param from the byte behind the number of sequences
   * @param to first byte of the output that it writes
   * @return the first byte behind it
   */
  int unpack(byte[] in, int from, int end, int count, Span literal, int to) {
    if (from >= end || (in[from] & 3) != 0) {
      throw Zstandard.damaged("sequences without their codes");
    }
    int modes = in[from] & 0xFF;
    int at = code(literals, modes >> 6, LITERAL_FREQUENCIES, 6, in, from + 1, end);
    at = code(offsets, modes >> 4 & 3, OFFSET_FREQUENCIES, 5, in, at, end);
    at = code(matches, modes >> 2 & 3, MATCH_FREQUENCIES, 6, in, at, end);
    return follow(in, at, BackwardBits.count(in, at, end), count, literal, to);
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

  private int follow(byte[] in, int from, int bits, int count, Span literal, int to) {
    long[] inLiterals = literals.table();
    long[] inMatches = matches.table();
    long[] inOffsets = offsets.table();
    int left = bits - literals.log() - offsets.log() - matches.log();
    if (left < 0) {
      throw early();
    }
    long states = BackwardBits.at(in, from, left);
    int ofMatch = (int) low(states, matches.log());
    int ofOffset = (int) low(states >>> matches.log(), offsets.log());
    int ofLiteral = (int) low(states >>> matches.log() + offsets.log(), literals.log());
    int at = literal.start();
    int done = to;
    for (int i = count - 1; i >= 0; i--) {
      long forLiteral = inLiterals[ofLiteral];
      long forMatch = inMatches[ofMatch];
      long forOffset = inOffsets[ofOffset];
      // None of the parts of these runs over, so that they are added all at once.
      long sum = forLiteral + forMatch + forOffset;
      int steps = i > 0 ? step(sum) : 0;
      left -= extra(sum) + steps;
      if (left < 0) {
        throw early();
      }
      long next = BackwardBits.at(in, from, left);
      long more = next >>> steps;
      int ofLengths = extra(forLiteral) + extra(forMatch);
      long number = low(more >>> ofLengths, extra(forOffset));
      if (extra(sum) + steps > BackwardBits.CERTAIN) {
        more = BackwardBits.at(in, from, left + steps);
        number = low(BackwardBits.at(in, from, left + steps + ofLengths), extra(forOffset));
      }
      ofOffset = next(forOffset) + (int) low(next, step(forOffset));
      next >>>= step(forOffset);
      ofMatch = next(forMatch) + (int) low(next, step(forMatch));
      ofLiteral = next(forLiteral) + (int) low(next >>> step(forMatch), step(forLiteral));
      int length = meaning(forLiteral) + (int) low(more, extra(forLiteral));
      int again = meaning(forMatch) + (int) low(more >>> extra(forLiteral), extra(forMatch));
      int distance = distance((meaning(forOffset) & 0xFFFFFFFFL) + number, length == 0);
      if (length > literal.end() - at
          || length + again > limit - done
          || distance > done + length - begin) {
        throw Zstandard.damaged("a sequence of what is not there");
      }
      literals(literal.array(), at, done, length);
      at += length;
      done += length;
      repeat(done, distance, again);
      done += again;
    }
    int rest = literal.end() - at;
    if (left != 0 || rest > limit - done) {
      throw early();
    }
    System.arraycopy(literal.array(), at, out, done, rest);
    return done + rest;
  }

  /** Writes literals, of which most are few. */
  private void literals(byte[] literals, int at, int to, int count) {
    if (count <= 16 && at <= literals.length - 16 && to <= limit - 16) {
      LONG.set(out, to, (long) LONG.get(literals, at));
      LONG.set(out, to + 8, (long) LONG.get(literals, at + 8));
    } else {
      System.arraycopy(literals, at, out, to, count);
    }
  }

  /** Writes again what stands {@code distance} bytes before; both may overlap. */
  private void repeat(int to, int distance, int count) {
    byte[] out = this.out;
    int stop = to + count;
    if (distance >= 16 && stop <= limit - 16) {
      int i = to;
      do {
        long first = (long) LONG.get(out, i - distance);
        LONG.set(out, i + 8, (long) LONG.get(out, i - distance + 8));
        LONG.set(out, i, first);
        i += 16;
      } while (i < stop);
    } else if (stop <= limit - 8) {
      near(out, to, distance, stop);
    } else {
      for (int i = to; i < stop; i++) {
        out[i] = out[i - distance];
      }
    }
  }

  private static void near(byte[] out, int to, int distance, int stop) {
    int i = to;
    int period = distance;
    if (distance < 8) {
      for (; i < to + 8; i++) {
        out[i] = out[i - distance];
      }
      period = distance * ((7 + distance) / distance); // the first multiple of 8 bytes or more
    }
    for (; i < stop; i += 8) {
      LONG.set(out, i, (long) LONG.get(out, i - period));
    }
  }

  /** What a number says: a distance, or that one of the last three is meant. */
  private int distance(long number, boolean afterNone) {
    long distance = number - 3;
    if (number > 3) {
      third = second;
      second = latest;
    } else {
      int which = (int) number + (afterNone ? 1 : 0);
      distance = which == 1 ? latest : which == 2 ? second : which == 3 ? third : latest - 1L;
      third = which > 2 ? second : third;
      second = which > 1 ? latest : second;
    }
    if (distance <= 0 || distance > Integer.MAX_VALUE) {
      throw Zstandard.damaged("a distance of " + distance);
    }
    latest = (int) distance;
    return latest;
  }

  private static IllegalArgumentException early() {
    return Zstandard.damaged("sequences that do not fill their place");
  }
}
