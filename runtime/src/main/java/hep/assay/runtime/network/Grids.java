// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.network;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic of grid sizes, one to three numbers. */
public final class Grids {
  private Grids() {}

  /** How many places a grid has. */
  public static int product(List<Integer> size) {
    return size.stream().reduce(1, Math::multiplyExact);
  }

  /** How many whole windows fit, dimension by dimension. */
  public static List<Integer> divided(List<Integer> size, List<Integer> window) {
    List<Integer> divided = new ArrayList<>();
    for (int d = 0; d < size.size(); d++) {
      divided.add(size.get(d) / window.get(d));
    }
    return List.copyOf(divided);
  }

  /** Depth, height and width of a grid with fewer dimensions: 1 for those it lacks. */
  public static int[] three(List<Integer> size) {
    return three(size, 1);
  }

  /** The same of other numbers of a grid's dimensions, with this one for those it lacks. */
  public static int[] three(List<Integer> size, int fill) {
    int[] three = {fill, fill, fill};
    for (int d = 0; d < size.size(); d++) {
      three[3 - size.size() + d] = size.get(d);
    }
    return three;
  }

  static void check(List<Integer> size, List<Integer> other) {
    boolean positive =
        size.stream().allMatch(one -> one > 0) && other.stream().allMatch(one -> one > 0);
    if (size.isEmpty() || size.size() > 3 || size.size() != other.size() || !positive) {
      throw new IllegalArgumentException(other + " on a grid of " + size);
    }
  }
}
