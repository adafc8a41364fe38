// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.data.root.RootBranch.Baskets;
import hep.assay.runtime.data.root.RootBranch.Layout;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * Reads a run of entries of one branch. Its baskets are unpacked by several threads, each into its own part of the
 * result, so that the result does not depend on their number.
 */
final class BranchReader {
  private final RootSource file;
  private final RootBranch branch;
  private final String where;
  private final long from;
  private final long to;
  private final int firstBasket;
  private final int lastBasket;

  BranchReader(RootSource file, RootBranch branch, String where, long from, long to) {
    this.file = file;
    this.branch = branch;
    this.where = where;
    this.from = from;
    this.to = to;
    long[] starts = branch.baskets().firstEntry();
    int first = 0;
    while (first < branch.baskets().count() && starts[first + 1] <= from) {
      first++;
    }
    int last = first;
    while (last < branch.baskets().count() && starts[last] < to) {
      last++;
    }
    firstBasket = first;
    lastBasket = last;
  }

  /** Reads a branch without jagged entries. */
  RootValues fixed() {
    int entries = (int) (to - from);
    int width = branch.width();
    require((long) entries * width);
    Object values = branch.type().array(entries * width);
    eachBasket((basket, slice) -> {
      int at = (int) (slice.entry - from) * width;
      if (branch.layout() == Layout.TEXT) {
        texts(slice, (String[]) values, at);
      } else {
        fixed(slice, values, at);
      }
    });
    return new RootValues(branch.type(), values, null, width, entries);
  }

  /** Reads a jagged branch; {@code counts} are the elements of each entry after the counting branch, or null. */
  RootValues jagged(int[] counts) {
    int entries = (int) (to - from);
    int[][] ends = new int[lastBasket - firstBasket][];
    Object[] parts = new Object[ends.length];
    eachBasket((basket, slice) -> {
      ends[basket] = elements(slice, counts);
      parts[basket] = jagged(slice, ends[basket]);
    });
    int[] offsets = new int[entries + 1];
    long total = 0;
    int entry = 0;
    for (int[] basket : ends) {
      for (int i = 1; i < basket.length; i++) {
        long end = total + basket[i];
        require(end * branch.width());
        offsets[++entry] = (int) end;
      }
      total += basket[basket.length - 1];
    }
    return new RootValues(branch.type(), joined(parts, (int) total), offsets, branch.width(), entries);
  }

  private Object joined(Object[] parts, int elements) {
    if (parts.length == 1) {
      return parts[0];
    }
    Object values = branch.type().array(elements * branch.width());
    int at = 0;
    for (Object part : parts) {
      int length = java.lang.reflect.Array.getLength(part);
      System.arraycopy(part, 0, values, at, length);
      at += length;
    }
    return values;
  }

  /** Refuses what the packed bytes can't hold, and what memory can't. */
  private void require(long count) {
    long bytes = count * branch.type().memory();
    if (count * branch.type().bytes() > 64 + Compression.HIGHEST * branch.baskets().diskBytes()) {
      throw RootException.damaged(
          where, "claims " + count + " values in " + branch.baskets().diskBytes() + " bytes on disk");
    }
    MemoryLimit.require(bytes, where);
  }

  /**
   * The entries of a basket that are asked for.
   *
   * @param entry the first one, counted in the tree
   * @param skipped entries of the basket before it
   */
  private record Slice(Basket basket, long entry, int skipped, int entries, String where) {

    RootException damaged(String what) {
      return RootException.damaged(where, what);
    }
  }

  private interface Step {
    void read(int basket, Slice slice);
  }

  private void eachBasket(Step step) {
    int count = lastBasket - firstBasket;
    RootException[] problems = new RootException[count];
    IntStream.range(0, count).parallel().forEach(i -> {
      try {
        step.read(i, slice(firstBasket + i));
      } catch (RootException e) {
        problems[i] = e;
      }
    });
    for (RootException problem : problems) {
      if (problem != null) {
        throw problem;
      }
    }
  }

  private Slice slice(int index) {
    Baskets baskets = branch.baskets();
    long first = baskets.firstEntry()[index];
    long behind = baskets.firstEntry()[index + 1];
    String here = where + ", basket " + index;
    Basket basket = baskets.read(file, index, branch.layout() != Layout.FIXED, here);
    if (basket.entries() != behind - first) {
      throw RootException.damaged(
          here, "has " + basket.entries() + " entries where the tree says " + (behind - first));
    }
    long start = Math.max(first, from);
    return new Slice(basket, start, (int) (start - first), (int) (Math.min(behind, to) - start), here);
  }

  private void fixed(Slice slice, Object values, int at) {
    int stride = branch.place().stride();
    int width = branch.width();
    Basket basket = slice.basket;
    if ((long) stride * basket.entries() != basket.end() - basket.start()) {
      throw slice.damaged(
          "has " + (basket.end() - basket.start()) + " bytes for " + basket.entries() + " entries of " + stride);
    }
    byte[] data = basket.content().data();
    int start = basket.start() + slice.skipped * stride + branch.place().offset();
    if (stride == width * branch.type().bytes()) {
      branch.type().decode(data, start, slice.entries * width, values, at);
    } else {
      for (int i = 0; i < slice.entries; i++) {
        branch.type().decode(data, start + i * stride, width, values, at + i * width);
      }
    }
    requireSigned(values, at, slice.entries * width, slice);
  }

  /** Unsigned 64-bit integers beyond the signed ones can't be held; they would turn negative. */
  private void requireSigned(Object values, int at, int count, Slice slice) {
    if (branch.type() == RootType.UINT64) {
      long[] longs = (long[]) values;
      for (int i = at; i < at + count; i++) {
        if (longs[i] < 0) {
          throw new RootException(
              slice.where + " holds " + Long.toUnsignedString(longs[i]) + ", larger than the largest integer "
                  + Long.MAX_VALUE + ".");
        }
      }
    }
  }

  /** Elements before each entry of the slice, then their number. */
  private int[] elements(Slice slice, int[] counts) {
    int head = branch.place().head();
    int size = branch.type().bytes() * branch.width();
    int[] offsets = slice.basket.offsets();
    if (offsets == null && (head > 0 || counts == null) && slice.basket.entries() > 0) {
      throw slice.damaged("does not say where its entries start");
    }
    int[] ends = new int[slice.entries + 1];
    for (int i = 0; i < slice.entries; i++) {
      int entry = slice.skipped + i;
      int counted = counts == null ? -1 : counts[(int) (slice.entry - from) + i];
      int elements = counted;
      if (offsets != null) {
        int bytes = offsets[entry + 1] - offsets[entry] - (head == 1 && offsets[entry + 1] == offsets[entry] ? 0 : head);
        elements = bytes / size;
        if (bytes < 0 || bytes % size != 0 || counted >= 0 && counted != elements) {
          throw slice.damaged(
              "has " + bytes + " bytes in entry " + (slice.entry + i) + (counted < 0
                  ? ", no whole number of values of " + size
                  : " where " + branch.counter() + " says " + counted + " values of " + size));
        }
      }
      ends[i + 1] = ends[i] + elements;
    }
    return ends;
  }

  private Object jagged(Slice slice, int[] ends) {
    int width = branch.width();
    int elements = ends[slice.entries];
    int size = branch.type().bytes() * width;
    Basket basket = slice.basket;
    int start = basket.offsets() == null ? basket.start() : basket.offsets()[slice.skipped];
    if (basket.offsets() == null && slice.skipped > 0 || (long) elements * size > basket.end() - start) {
      throw slice.damaged("has " + (basket.end() - start) + " bytes for " + elements + " elements of " + size);
    }
    Object values = branch.type().array(elements * width);
    byte[] data = basket.content().data();
    if (branch.place().head() == 0) {
      branch.type().decode(data, start, elements * width, values, 0);
    } else {
      for (int i = 0; i < slice.entries; i++) {
        int count = ends[i + 1] - ends[i];
        int at = basket.offsets()[slice.skipped + i];
        requireHead(slice, i, at, count);
        branch.type().decode(data, at + branch.place().head(), count * width, values, ends[i] * width);
      }
    }
    requireSigned(values, 0, elements * width, slice);
    return values;
  }

  /** A vector repeats its length in bytes, its version and the number of items in front of each entry. */
  private void requireHead(Slice slice, int entry, int at, int count) {
    if (branch.place().head() < 10) {
      return;
    }
    RootBytes in = new RootBytes(slice.basket.content().data(), at, slice.basket.end(), slice.where);
    long bytes = in.u4() & ~0x4000_0000L;
    int version = in.u2();
    int items = in.i4();
    int size = branch.type().bytes();
    if (items != count || bytes != 6L + (long) count * size || (version & 0x4000) != 0) {
      throw slice.damaged(
          "has " + count + " values in entry " + (slice.entry + entry) + " where its head says " + items);
    }
  }

  private void texts(Slice slice, String[] values, int at) {
    int[] offsets = slice.basket.offsets();
    RootBytes in =
        new RootBytes(
            slice.basket.content().data(), slice.basket.start(), slice.basket.end(), slice.where);
    for (int i = -slice.skipped; i < slice.entries; i++) {
      int entry = slice.skipped + i;
      if (offsets != null) {
        in.moveTo(offsets[entry]);
      }
      int start = in.at();
      int length = in.u1();
      length = length == 255 ? in.count(1, "string") : length;
      int head = in.at() - start;
      if (offsets != null && offsets[entry + 1] - start != head + length) {
        throw slice.damaged(
            "has a string of " + length + " bytes in entry " + (slice.entry + i) + " of "
                + (offsets[entry + 1] - start - head));
      }
      if (i >= 0) {
        values[at + i] = new String(in.data(), in.at(), length, StandardCharsets.UTF_8);
      }
      in.skip(length);
    }
    if (offsets == null && slice.skipped + slice.entries == slice.basket.entries() && in.remaining() > 0) {
      throw slice.damaged("has " + in.remaining() + " bytes behind its last string");
    }
  }
}
