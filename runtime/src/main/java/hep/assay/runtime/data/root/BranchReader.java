// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import hep.assay.runtime.data.root.RootBranch.Baskets;
import hep.assay.runtime.data.root.RootBranch.Layout;
import hep.assay.runtime.vocabulary.StudyException;
import java.util.stream.IntStream;

/**
 * Reads a run of entries of one branch. Its baskets are unpacked by several threads, each into its
 * own part of the result, so that the result does not depend on their number; of several problems
 * the one of the first basket is thrown.
 */
final class BranchReader {
  private final RootSource file;
  private final RootBranch branch;
  private final String where;
  private final long from;
  private final long to;
  private final int firstBasket;
  private final int baskets;

  BranchReader(RootSource file, RootBranch branch, String where, long from, long to) {
    this.file = file;
    this.branch = branch;
    this.where = where;
    this.from = from;
    this.to = to;
    long[] starts = branch.baskets().firstEntry();
    int count = branch.baskets().count();
    int first = 0;
    while (first < count && starts[first + 1] <= from) {
      first++;
    }
    int behind = first;
    while (behind < count && starts[behind] < to) {
      behind++;
    }
    firstBasket = first;
    baskets = behind - first;
  }

  /** Reads a branch without jagged entries. */
  RootValues fixed() {
    int entries = (int) (to - from);
    int width = branch.width();
    require((long) entries * width);
    Object values = branch.type().array(entries * width);
    eachBasket(
        (basket, slice) -> {
          int at = (int) (slice.entry() - from) * width;
          if (branch.layout() == Layout.TEXT) {
            slice.texts((String[]) values, at);
          } else {
            slice.fixed(values, at);
          }
        });
    return new RootValues(branch.type(), values, null, width, entries);
  }

  /** Reads a jagged branch; {@code counts} are the elements of each entry, or null. */
  RootValues jagged(int[] counts) {
    int entries = (int) (to - from);
    int[][] ends = new int[baskets][];
    Object[] parts = new Object[baskets];
    eachBasket(
        (basket, slice) -> {
          ends[basket] = slice.elements(counts, (int) (slice.entry() - from));
          parts[basket] = slice.jagged(ends[basket]);
        });
    int[] offsets = new int[entries + 1];
    long total = 0;
    int entry = 0;
    for (int[] basket : ends) {
      int elements = basket[basket.length - 1];
      require((total + elements) * branch.width());
      for (int i = 1; i < basket.length; i++) {
        offsets[++entry] = (int) total + basket[i];
      }
      total += elements;
    }
    Object values = joined(parts, ends, (int) total);
    return new RootValues(branch.type(), values, offsets, branch.width(), entries);
  }

  private Object joined(Object[] parts, int[][] ends, int elements) {
    if (parts.length == 1) {
      return parts[0];
    }
    Object values = branch.type().array(elements * branch.width());
    int at = 0;
    for (int i = 0; i < parts.length; i++) {
      int length = ends[i][ends[i].length - 1] * branch.width();
      System.arraycopy(parts[i], 0, values, at, length);
      parts[i] = null;
      at += length;
    }
    return values;
  }

  /** Refuses what the packed bytes can't hold, and what memory can't. */
  private void require(long count) {
    long disk = branch.baskets().diskBytes();
    if (count * branch.type().bytes() > 64 + Compression.HIGHEST * disk) {
      throw Damage.in(where, "claims %d values in %d bytes on disk".formatted(count, disk));
    }
    MemoryLimit.require(count * branch.type().memory(), where);
  }

  private interface Step {
    void read(int basket, BasketSlice slice);
  }

  private void eachBasket(Step step) {
    StudyException[] problems = new StudyException[baskets];
    IntStream.range(0, baskets).parallel().forEach(i -> problems[i] = problem(step, i));
    for (StudyException problem : problems) {
      if (problem != null) {
        throw problem;
      }
    }
  }

  private StudyException problem(Step step, int basket) {
    Scratch scratch = file.borrow();
    try {
      String here = where + ", basket " + (firstBasket + basket);
      return Damage.guard(
          here,
          () -> {
            step.read(basket, slice(firstBasket + basket, here, scratch));
            return null;
          });
    } catch (StudyException e) {
      return e;
    } finally {
      file.giveBack(scratch);
    }
  }

  private BasketSlice slice(int index, String here, Scratch scratch) {
    Baskets all = branch.baskets();
    long first = all.firstEntry()[index];
    long behind = all.firstEntry()[index + 1];
    Basket basket = all.read(file, index, branch.layout() != Layout.FIXED, here, scratch);
    if (basket.entries() != behind - first) {
      throw Damage.in(
          here,
          "has %d entries where the tree says %d".formatted(basket.entries(), behind - first));
    }
    long start = Math.max(first, from);
    int entries = (int) (Math.min(behind, to) - start);
    return new BasketSlice(branch, basket, start, (int) (start - first), entries, here);
  }
}
