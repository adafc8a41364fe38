// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.vocabulary.StudyException;
import java.nio.charset.StandardCharsets;

/**
 * The entries of a basket that are asked for, and how they become values.
 *
 * @param branch branch of the basket
 * @param entry first entry, counted in the tree
 * @param skipped entries of the basket before it
 * @param entries how many are asked for
 * @param where tree, branch and basket, for messages
 */
record BasketSlice(
    RootBranch branch, Basket basket, long entry, int skipped, int entries, String where) {

  /** Decodes entries of a fixed number of values to {@code values} from index {@code at}. */
  void fixed(Object values, int at) {
    RootType type = branch.type();
    int stride = branch.place().stride();
    int width = branch.width();
    int bytes = basket.end() - basket.start();
    if ((long) stride * basket.entries() != bytes) {
      throw damaged("has %d bytes for %d entries of %d".formatted(bytes, basket.entries(), stride));
    }
    byte[] data = basket.content().data();
    int start = basket.start() + skipped * stride + branch.place().offset();
    if (stride == width * type.bytes()) {
      type.decode(data, start, entries * width, values, at);
    } else {
      for (int i = 0; i < entries; i++) {
        type.decode(data, start + i * stride, width, values, at + i * width);
      }
    }
    requireSigned(values, at, entries * width);
  }

  /**
   * Elements before each entry, then their number.
   *
   * @param counts elements of each entry after the counting branch, or null
   * @param at index of the first entry in {@code counts}
   */
  int[] elements(int[] counts, int at) {
    int[] ends = new int[entries + 1];
    if (basket.offsets() == null && (branch.place().head() > 0 || counts == null)) {
      throw damaged("does not say where its entries start");
    }
    for (int i = 0; i < entries; i++) {
      int elements = basket.offsets() == null ? counts[at + i] : elements(skipped + i);
      if (elements < 0 || counts != null && counts[at + i] != elements) {
        throw damaged(
            "has %d elements in entry %d where branch '%s' says %d"
                .formatted(elements, entry + i, branch.counter(), counts[at + i]));
      }
      ends[i + 1] = Math.addExact(ends[i], elements);
    }
    return ends;
  }

  private int elements(int index) {
    int size = branch.type().bytes() * branch.width();
    int bytes = basket.offsets()[index + 1] - basket.offsets()[index];
    int head = branch.place().head();
    int content = head == 1 && bytes == 0 ? 0 : bytes - head;
    if (content < 0 || content % size != 0) {
      throw damaged(
          "has %d bytes in entry %d, no whole number of elements of %d"
              .formatted(content, entry + index - skipped, size));
    }
    return content / size;
  }

  /** Decodes the elements of jagged entries; {@code ends} as {@link #elements} gives them. */
  Object jagged(int[] ends) {
    RootType type = branch.type();
    int width = branch.width();
    int elements = ends[entries];
    int start = basket.offsets() == null ? basket.start() : basket.offsets()[skipped];
    long bytes = (long) elements * type.bytes() * width;
    if (basket.offsets() == null && skipped > 0 || bytes > basket.end() - start) {
      throw damaged("has %d bytes for %d elements".formatted(basket.end() - start, elements));
    }
    Object values = type.array(elements * width);
    byte[] data = basket.content().data();
    int head = branch.place().head();
    if (head == 0) {
      type.decode(data, start, elements * width, values, 0);
    } else {
      for (int i = 0; i < entries; i++) {
        int at = basket.offsets()[skipped + i];
        int count = ends[i + 1] - ends[i];
        requireHead(i, at, count);
        type.decode(data, at + head, count * width, values, ends[i] * width);
      }
    }
    requireSigned(values, 0, elements * width);
    return values;
  }

  /** A vector repeats its length in bytes, its version and the number of items. */
  private void requireHead(int index, int at, int count) {
    if (branch.place().head() < RootBranch.Place.VECTOR_HEAD) {
      return;
    }
    RootBytes in = new RootBytes(basket.content().data(), at, basket.end(), where);
    long bytes = in.u4() & ~0x4000_0000L;
    boolean memberwise = (in.u2() & 0x4000) != 0;
    int items = in.i4();
    if (items != count || bytes != 6L + (long) count * branch.type().bytes() || memberwise) {
      throw damaged(
          "has %d values in entry %d where its head says %d"
              .formatted(count, entry + index, items));
    }
  }

  /** Unsigned 64-bit integers beyond the signed ones can't be held; they would turn negative. */
  private void requireSigned(Object values, int at, int count) {
    if (branch.type() == RootType.UINT64) {
      long[] longs = (long[]) values;
      for (int i = at; i < at + count; i++) {
        if (longs[i] < 0) {
          throw new StudyException(
              "%s holds %s, larger than the largest integer that Assay holds, %d."
                  .formatted(where, Long.toUnsignedString(longs[i]), Long.MAX_VALUE));
        }
      }
    }
  }

  /** Decodes one string an entry to {@code values} from index {@code at}. */
  void texts(String[] values, int at) {
    RootBytes in = new RootBytes(basket.content().data(), basket.start(), basket.end(), where);
    for (int i = 0; i < basket.entries(); i++) {
      if (basket.offsets() != null && in.at() != basket.offsets()[i]) {
        throw damaged(
            "has a string that ends at byte %d where entry %d starts at %d"
                .formatted(in.at(), entry + i - skipped, basket.offsets()[i]));
      }
      in.skip(branch.place().head());
      int length = in.u1();
      length = length == 255 ? in.count(1, "string") : length;
      int start = in.at();
      in.skip(length);
      if (i >= skipped && i < skipped + entries) {
        String text = new String(in.data(), start, length, StandardCharsets.UTF_8);
        values[at + i - skipped] = text;
      }
    }
    if (in.remaining() > 0) {
      throw damaged("has " + in.remaining() + " bytes behind its last string");
    }
  }

  StudyException damaged(String what) {
    return Damage.in(where, what);
  }
}
