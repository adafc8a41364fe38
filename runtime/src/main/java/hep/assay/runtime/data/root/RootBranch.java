// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.data.root;

import java.util.List;

/**
 * One column of a tree: a branch, or one leaf of a branch with several.
 *
 * @param name name of the branch; with several leaves {@code branch.leaf}
 * @param title what the file says about it
 * @param type type of the values, null where the branch can't be read
 * @param layout how the values of an entry lie
 * @param width values of an entry, or of an element of a jagged one where that is an array itself
 * @param counter name of the branch that counts the elements of a jagged branch, else empty
 * @param refusal why this branch can't be read, empty where it can
 * @param plainBytes bytes of the values, unpacked, as the file says
 * @param place where an entry's values lie in the branch
 * @param baskets where the branch's values are
 */
public record RootBranch(
    String name,
    String title,
    RootType type,
    Layout layout,
    int width,
    String counter,
    String refusal,
    long plainBytes,
    Place place,
    Baskets baskets) {

  /** How the values of an entry lie. */
  public enum Layout {
    /** Always {@code width} values. */
    FIXED,
    /** As many as the file says for each entry. */
    JAGGED,
    /** One string. */
    TEXT
  }

  /**
   * Where the values of an entry lie.
   *
   * @param offset first byte in an entry of {@code stride} bytes (fixed layouts)
   * @param head bytes in front of each jagged entry: 0, 1 for counted pointers, 6 for members of
   *     type {@code string}, 10 for {@code std::vector}
   */
  record Place(int offset, int stride, int head) {
    /** Bytes in front of each {@code std::vector}. */
    static final int VECTOR_HEAD = 10;
  }

  /**
   * The baskets of a branch in the order of entries.
   *
   * @param firstEntry first entry of each basket, then the number of entries
   * @param seek places in the file of the first ones
   * @param bytes their lengths
   * @param embedded the rest, which the tree's own record holds
   */
  record Baskets(long[] firstEntry, long[] seek, int[] bytes, List<Basket> embedded) {

    int count() {
      return firstEntry.length - 1;
    }

    long entries() {
      return firstEntry[count()];
    }

    /** A basket, valid until the scratch memory is used again. */
    Basket read(RootSource file, int basket, boolean jagged, String where, Scratch scratch) {
      return basket < seek.length
          ? Basket.read(file, seek[basket], bytes[basket], jagged, where, scratch)
          : embedded.get(basket - seek.length);
    }

    /** Bytes that the values take on disk. */
    long diskBytes() {
      long sum = 0;
      for (int length : bytes) {
        sum += length;
      }
      for (Basket basket : embedded) {
        sum += basket.end() - basket.start();
      }
      return sum;
    }
  }

  /** Packed bytes of the first run of entries. */
  public long firstBytes() {
    return baskets.bytes().length == 0 ? 0 : baskets.bytes()[0];
  }

  RootBranch named(String other) {
    return new RootBranch(
        other, title, type, layout, width, counter, refusal, plainBytes, place, baskets);
  }

  public boolean readable() {
    return refusal.isEmpty();
  }
}
