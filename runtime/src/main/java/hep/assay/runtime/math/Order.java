// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.math;

/** Sorting of indices by a column. */
public final class Order {
  private Order() {}

  /**
   * The indices of the values in ascending order, equal ones in their own order (a merge sort); NaN
   * stands last.
   */
  public static int[] ascending(double[] values) {
    int n = values.length;
    int[] from = new int[n];
    for (int i = 0; i < n; i++) {
      from[i] = i;
    }
    int[] to = new int[n];
    for (int width = 1; width < n; width *= 2) {
      for (int low = 0; low < n; low += 2 * width) {
        merge(values, from, to, low, Math.min(low + width, n), Math.min(low + 2 * width, n));
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private static void merge(double[] values, int[] from, int[] to, int low, int middle, int high) {
    int a = low;
    int b = middle;
    for (int k = low; k < high; k++) {
      boolean left = b >= high || a < middle && !less(values[from[b]], values[from[a]]);
      to[k] = left ? from[a++] : from[b++];
    }
  }

  private static boolean less(double a, double b) {
    return a < b || b != b && a == a;
  }
}
